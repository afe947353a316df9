import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { PlainFault } from '../../command-line.ts'
import { plainly, troubleOf } from '../faults.ts'
import { inputsHash } from './inputs.ts'
import { withLock } from './lock.ts'

export const ROOT = join(import.meta.dirname, '../../..')
const KEPT_BUILDS = 5
const DONE = 'complete'
/** In the folder of an assembly: vite's own list of which source ended up in which file of the site. */
export const SITE_MANIFEST = 'site-manifest.json'
/** A small young generation: 130 MB less for the web build, at no cost in time. */
const FRUGAL = ['--max-semi-space-size=4', '--disable-warning=ExperimentalWarning']

export interface BuildOptions {
  /** Folder of builds; .cairn/build unless told. */
  readonly buildsDir?: string
  readonly progress?: (step: string) => void
}

/** The folder of an assembly that fits the sources: an earlier one while nothing has changed, else a new one. */
export async function buildAssembly({ buildsDir, progress = () => undefined }: BuildOptions = {}): Promise<string> {
  const builds = buildsDir ?? join(ROOT, '.cairn/build')
  const dir = join(builds, inputsHash(ROOT))
  const isThere = (): boolean => existsSync(join(dir, DONE))
  // The web app is always built into web/build: two builds at once would mix.
  if (!isThere())
    await withLock(join(ROOT, '.cairn/build.lock'), async () => void (isThere() || (await make(dir, progress))))
  forgetOldBuilds(builds)
  return dir
}

/** Made aside and renamed when whole, so that a build that was interrupted is never taken for one. */
async function make(dir: string, progress: (step: string) => void): Promise<void> {
  const draft = `${dir}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  progress('Building the web app')
  await run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], join(ROOT, 'web'))
  copyFileSync(join(ROOT, 'web/.svelte-kit/output/client/.vite/manifest.json'), join(draft, SITE_MANIFEST))
  progress('Bundling functions and synthesising the stack')
  const script = join(import.meta.dirname, 'synthesise.ts')
  await run([script, draft, join(ROOT, 'web/build'), join(draft, 'functions')], ROOT)
  writeFileSync(join(draft, DONE), '')
  rmSync(dir, { recursive: true, force: true })
  renameSync(draft, dir)
}

async function run([script = '', ...args]: readonly string[], cwd: string): Promise<void> {
  const path = script.startsWith('node_modules') ? join(ROOT, script) : script
  const child = spawn(process.execPath, [...FRUGAL, path, ...args], {
    cwd,
    // A build is kept by its sources alone: what the shell or a test runner calls its environment makes no other pages of them.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listen = (chunk: Buffer): void => void (said = `${said}${chunk.toString()}`.slice(-20_000))
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code === 0) return
  const cause = new Error(`${path} ended with ${String(code)}:\n${said.trim()}`)
  if (troubleOf(cause) !== null) throw plainly(cause, ROOT)
  throw new PlainFault(`The build stopped in ${relative(ROOT, path)}: npm run build shows what it said.`, { cause })
}

function forgetOldBuilds(builds: string): void {
  const dirs = readdirSync(builds).map((name) => join(builds, name))
  const byAge = dirs.map((dir) => ({ dir, at: statSync(dir).mtimeMs })).sort((a, b) => b.at - a.at)
  for (const { dir } of byAge.slice(KEPT_BUILDS)) rmSync(dir, { recursive: true, force: true })
}
