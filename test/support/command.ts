import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../../infra/local/build/build.ts'

/** The scripts of package.json, by name. */
export const SCRIPTS = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> }
).scripts

export interface Ended {
  /** Exit code; null where a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningCommand {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves when its stdout says so; rejects when it ends before. */
  says(pattern: RegExp): Promise<string>
  /** To all its processes, as a terminal would; the engine is in a group of its own. */
  signal(name: NodeJS.Signals): void
}

export interface Circumstances {
  readonly env?: Readonly<Record<string, string>>
  /** Runs first in the shell that runs the command, for example a mount. */
  readonly before?: string
  /** What runs that shell, for example `unshare -m`. */
  readonly under?: readonly string[]
}

/** The test runner's own settings must not reach a command that a person would type. */
function environment(own: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV$|TEST$|PROD$|DEV$|npm_)/.test(name))
  const path = [join(ROOT, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH']].join(':')
  return { ...Object.fromEntries(kept), PATH: path, NO_COLOR: '1', ...own }
}

/** Runs a shell line with words behind it, as npm does with a script. */
export function startLine(line: string, words: readonly string[], given: Circumstances = {}): RunningCommand {
  const { env, before = '', under = [] } = given
  const [program = 'sh', ...args] = [...under, 'sh', '-c', `${before}${line} "$@"`, 'sh', ...words]
  const child = spawn(program, args, {
    cwd: ROOT,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let [stdout, stderr] = ['', '']
  const heard = new Set<() => void>()
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
    for (const hear of heard) hear()
  })
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return {
    child,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const hear = (): void => void (pattern.test(stdout) && resolve(stdout))
        heard.add(hear)
        hear()
        void ended.then(() => reject(new Error(`It ended without saying ${pattern.source}:\n${stdout}${stderr}`)))
      }),
    signal: (name) => {
      try {
        process.kill(-(child.pid ?? 0), name)
      } catch {
        // It has ended by itself.
      }
    },
  }
}

/** Starts a script of package.json as npm would: its last program gets the words. */
export function startScript(name: string, words: readonly string[] = [], given: Circumstances = {}): RunningCommand {
  const last = SCRIPTS[name]?.split('&&').at(-1)?.trim()
  if (last === undefined) throw new Error(`package.json has no script ${name}`)
  return startLine(last, words, given)
}

/** Runs a script of package.json to its end. */
export const runScript = (name: string, words: readonly string[] = [], given: Circumstances = {}): Promise<Ended> =>
  startScript(name, words, given).ended
