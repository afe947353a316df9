import { appendFileSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FunctionDefinition } from '../template/functions.ts'
import { executionEnvironment } from './environment.ts'
import { Sandbox } from './sandbox.ts'
import type { Outcome } from './sandbox.ts'

const LOG_LIMIT = 5_000_000

/** The running functions of an assembly. Each is loaded at its first invocation and runs invocations side by side. */
export interface Lambda {
  /** Invokes a function by its logical id with an event. Never throws for what the function did. */
  invoke(functionId: string, event: unknown): Promise<Outcome>
  /** Lets new invocations run this code; those under way finish with the old. */
  replace(definitions: readonly FunctionDefinition[]): void
  stop(): Promise<void>
}

export interface LambdaOptions {
  readonly definitions: readonly FunctionDefinition[]
  readonly dynamodbEndpoint: string
  /** Folder for `<function>.log`, where console output goes. */
  readonly logDir: string
  /** Told where a log cannot be written; the function goes on without. */
  readonly onFault: (error: unknown) => void
}

export function startLambda({ definitions, dynamodbEndpoint, logDir, onFault }: LambdaOptions): Lambda {
  mkdirSync(logDir, { recursive: true })
  const sandboxes = new Map<string, Sandbox>()
  let known = new Map(definitions.map((definition) => [definition.id, definition]))
  for (const { id } of definitions) forgetLongLog(logFile(logDir, id))

  const write = (id: string, text: Buffer | string): void => {
    try {
      appendFileSync(logFile(logDir, id), text)
    } catch (error) {
      onFault(error)
    }
  }
  const sandboxFor = (id: string): Sandbox => {
    const running = sandboxes.get(id)
    if (running?.isUsable) return running
    const definition = known.get(id)
    if (!definition) throw new Error(`There is no function ${id} in the template.`)
    const made = new Sandbox(definition, executionEnvironment(definition, dynamodbEndpoint), (chunk) =>
      write(id, chunk),
    )
    sandboxes.set(id, made)
    return made
  }

  return {
    invoke: async (id, event) => {
      const outcome = await sandboxFor(id).invoke(JSON.stringify(event))
      if (!outcome.ok) write(id, `ERROR ${outcome.reason}: ${outcome.message}\n`)
      return outcome
    },
    replace: (changed) => {
      known = new Map(changed.map((definition) => [definition.id, definition]))
      for (const sandbox of sandboxes.values()) sandbox.retire()
      sandboxes.clear()
    },
    stop: async () => {
      await Promise.all([...sandboxes.values()].map((sandbox) => sandbox.stop()))
    },
  }
}

const logFile = (dir: string, id: string): string => join(dir, `${id}.log`)

function forgetLongLog(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) rmSync(file)
}
