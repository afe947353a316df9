import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Running } from '../../infra/machine/running.ts'

/** The script that such a process runs (run-assembly.ts). */
export const RUNNER = join(import.meta.dirname, 'run-assembly.ts')

/** An assembly that runs in a process of its own, and can be killed. */
export interface Apart {
  readonly at: Running
  readonly child: ChildProcess
  /** Sends the signal and waits until the process is gone. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

/** Starts the assembly of a template, or without one the product with the demo network, and answers when it is ready. */
export async function startApart(dir: string, template?: string): Promise<Apart> {
  const args = template === undefined ? [RUNNER, dir] : [RUNNER, dir, template]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const end: Apart['end'] = async (signal) => {
    child.kill(signal)
    await gone
  }
  const lines = createInterface({ input: child.stdout })
  const said = await Promise.race([once(lines, 'line') as Promise<[string]>, gone.then(() => null)])
  if (said === null) throw new Error('The assembly ended before it said where it is: see above.')
  return { at: JSON.parse(said[0]) as Running, child, end }
}
