import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { FunctionDefinition } from '../template/functions.ts'
import type { Answer, Loaded } from './worker.ts'

/** What an invocation came to. `crashed` and `timed-out` are Lambda's "Unhandled". */
export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly reason: 'threw' | 'crashed' | 'timed-out' | 'too-large'; readonly message: string }

/** Bytes of an event or an answer that Lambda takes in a synchronous invocation. */
export const PAYLOAD_LIMIT = 6_291_556

/** How long a function may take to load before its first invocation's own time is counted (Lambda's init phase). */
const INIT_MS = 10_000

/** One worker thread with a function loaded. Ends itself after a time-out or a crash; the function makes another. */
export class Sandbox {
  private readonly worker: Worker
  private readonly pending = new Map<number, (outcome: Outcome) => void>()
  private readonly definition: FunctionDefinition
  private readonly loaded: Promise<void>
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
    this.loaded = new Promise((resolve) => {
      this.worker.on('message', (said: Answer | Loaded) =>
        'loaded' in said ? resolve() : this.settle(said.call, outcomeOf(said)),
      )
    })
    this.worker.on('error', (error) => this.crash(error instanceof Error ? error.message : String(error)))
    this.worker.on('exit', (code) => this.crash(`Runtime exited with status ${code}`))
  }

  /** False once it must take no more work. */
  get isUsable(): boolean {
    return !this.isRetired
  }

  /** The time limit counts from when the function is loaded: what a busy machine takes to load it is not the function's. */
  invoke(event: string): Promise<Outcome> {
    const limitMs = this.definition.timeoutSeconds * 1000
    const call = ++this.calls
    return new Promise((resolve) => {
      let timer = setTimeout(() => this.expire(call), INIT_MS + limitMs)
      this.pending.set(call, (outcome) => {
        clearTimeout(timer)
        resolve(outcome)
      })
      void this.loaded.then(() => {
        if (!this.pending.has(call)) return
        clearTimeout(timer)
        timer = setTimeout(() => this.expire(call), limitMs)
        this.worker.postMessage({ call, event, requestId: randomUUID(), limitMs })
      })
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

  private expire(call: number): void {
    const seconds = this.definition.timeoutSeconds.toFixed(2)
    this.settle(call, { ok: false, reason: 'timed-out', message: `Task timed out after ${seconds} seconds` })
    this.retire()
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
