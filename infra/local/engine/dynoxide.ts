import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { dynoxideBinary } from '../../machine/engine-binary.ts'

/** A running DynamoDB-compatible engine. */
export interface Engine {
  readonly endpoint: string
  /** Starts it again on the same port and file after it ended by itself. Throws where it does not start. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface DynoxideOptions {
  /** SQLite file; without one everything stays in memory. */
  readonly dbPath?: string
  /** Called each time it ended although nobody stopped it. */
  readonly onDeath?: () => void
}

/**
 * Runs the engine as the shell's own process and ends it when the pipe to us breaks. A parent that is killed closes its
 * pipes whatever else it could not do, so no engine is ever left behind holding the file.
 */
const LEASH = 'exec 3<&0; (cat <&3 >/dev/null; kill $$ 2>/dev/null) & exec "$@" 3<&- </dev/null'
const START_LIMIT_MS = 10_000

/** Starts dynoxide on a free port of 127.0.0.1. Throws, saying what to do, where its binary is missing or does not start. */
export async function startDynoxide({ dbPath, onDeath = () => undefined }: DynoxideOptions = {}): Promise<Engine> {
  const port = await freePort()
  const options = ['--host', '127.0.0.1', '--port', String(port)]
  if (dbPath !== undefined) options.push('--db-path', dbPath)
  let isStopped = false
  let child = await launch(options)
  const watch = (): void => {
    const died = (): void => void (isStopped || onDeath())
    if (hasEnded(child)) died()
    else child.once('exit', died)
  }
  watch()
  return {
    endpoint: `http://127.0.0.1:${port}`,
    restart: async () => {
      if (isStopped) return
      child = await launch(options)
      // Stopped meanwhile: nobody else would end this one.
      if (isStopped) await end(child)
      else watch()
    },
    stop: async () => {
      isStopped = true
      await end(child)
    },
  }
}

async function launch(options: readonly string[]): Promise<ChildProcess> {
  // A process group of its own: Ctrl-C is ours to handle, and the engine goes last.
  const child = spawn('sh', ['-c', LEASH, 'dynoxide', dynoxideBinary(), ...options], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  })
  // It says nothing after it has died, and a broken pipe to it is told by its end.
  child.stdin?.on('error', () => undefined)
  let said = ''
  const listening = new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += said.length < 10_000 ? chunk.toString() : ''
      if (said.includes('listening on')) resolve()
    })
    child.once('error', reject)
    child.once('close', (code) =>
      reject(new Error(`The embedded database did not start (exit ${code}): ${said.trim()}`)),
    )
  })
  const limit = sleep(START_LIMIT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`The embedded database did not answer within ${START_LIMIT_MS / 1000} s: ${said.trim()}`)
  })
  try {
    await Promise.race([listening, limit])
  } catch (error) {
    await end(child)
    throw error
  }
  return child
}

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
