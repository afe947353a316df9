import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { FunctionDefinition } from '../template/functions.ts'
import type { Answer } from './worker.ts'

/** What an invocation came to. `crashed` and `timed-out` are Lambda's "Unhandled". */
export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly reason: 'threw' | 'crashed' | 'timed-out' | 'too-large'; readonly message: string }

/** Bytes of an event or an answer that Lambda takes in a synchronous invocation. */
export const PAYLOAD_LIMIT = 6_291_556

/** One worker thread with a function loaded. Ends itself after a time-out or a crash; the function makes another. */
export class Sandbox {
  private readonly worker: Worker
  private readonly pending = new Map<number, (outcome: Outcome) => void>()
  private readonly definition: FunctionDefinition
  private calls = 0
  private isRetired = false

  constructor(definition: FunctionDefinition, environment: Record<string, string>, log: (chunk: Buffer) => void) {
    this.definition = definition
    const { id: functionName, file, handler, memoryMegabytes } = definition
    this.worker = new Worker(new URL('worker.ts', import.meta.url), {
      env: environment,
      workerData: { functionName, file, handler, memoryMegabytes },
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdout: true,
      stderr: true,
    })
    this.worker.stdout.on('data', log)
    this.worker.stderr.on('data', log)
    this.worker.on('message', (answer: Answer) => this.settle(answer.call, outcomeOf(answer)))
    this.worker.on('error', (error) => this.crash(error instanceof Error ? error.message : String(error)))
    this.worker.on('exit', (code) => this.crash(`Runtime exited with status ${code}`))
  }

  /** False once it must take no more work. */
  get isUsable(): boolean {
    return !this.isRetired
  }

  invoke(event: string): Promise<Outcome> {
    const limitMs = this.definition.timeoutSeconds * 1000
    const call = ++this.calls
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        const seconds = this.definition.timeoutSeconds.toFixed(2)
        this.settle(call, { ok: false, reason: 'timed-out', message: `Task timed out after ${seconds} seconds` })
        this.retire()
      }, limitMs)
      this.pending.set(call, (outcome) => {
        clearTimeout(timer)
        resolve(outcome)
      })
      this.worker.postMessage({ call, event, requestId: randomUUID(), deadline: Date.now() + limitMs })
    })
  }

  /** Takes no more work, and ends when what it has is done. */
  retire(): void {
    this.isRetired = true
    if (this.pending.size === 0) void this.worker.terminate()
  }

  async stop(): Promise<void> {
    this.isRetired = true
    await this.worker.terminate()
  }

  private settle(call: number, outcome: Outcome): void {
    this.pending.get(call)?.(outcome)
    this.pending.delete(call)
    if (this.isRetired && this.pending.size === 0) void this.worker.terminate()
  }

  private crash(message: string): void {
    this.isRetired = true
    for (const call of [...this.pending.keys()]) this.settle(call, { ok: false, reason: 'crashed', message })
  }
}

function outcomeOf(answer: Answer): Outcome {
  if ('error' in answer) {
    const { errorType, errorMessage } = answer.error
    return { ok: false, reason: 'threw', message: `${errorType}: ${errorMessage}` }
  }
  if (Buffer.byteLength(answer.payload) > PAYLOAD_LIMIT) {
    return { ok: false, reason: 'too-large', message: 'Response payload size exceeded maximum allowed payload size' }
  }
  return { ok: true, payload: answer.payload }
}
