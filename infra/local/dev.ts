import { mkdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import type { RequestListener } from 'node:http'
import { FUNCTION_NAMES } from '../function-table.ts'
import type { Assembly } from './assembly.ts'
import { ROOT } from './build/build.ts'
import { runCommand, told } from '../command-line.ts'
import { makeSteps, welcome } from './console.ts'
import { startSettings } from './settings.ts'
import { stateDir } from '../machine/state-dir.ts'
import { functionNamed } from './template/functions.ts'

/** `npm run dev`: the same assembly, with pages from vite (hot) and functions bundled again when they change. */
const SETTLE_MS = 120
const COMMAND = 'npm run dev'
const HELP = `${COMMAND}

Runs the product as npm start does, with pages and functions that reload when their source changes.
It takes the same settings (npm start -- --help) and the same data, so the two do not run at once.`
const steps = makeSteps((text) => process.stdout.write(text))
const notice = (sentence: string): void => void process.stdout.write(`  ${sentence}\n`)

/** Vite inside this process. Its own client connects back through the same port. */
async function startVite(
  assembly: () => Assembly | undefined,
): Promise<{ site: RequestListener; attach(): void; stop(): Promise<void> }> {
  const web = join(ROOT, 'web')
  process.chdir(web)
  const { createServer } = await import('vite')
  const sockets = new (await import('node:http')).Server()
  const vite = await createServer({ root: web, server: { middlewareMode: true, ws: { server: sockets } } })
  process.chdir(ROOT)
  return {
    site: (request, response) => vite.middlewares(request, response),
    attach: () => {
      for (const server of assembly()?.gateway.servers ?? []) {
        server.on('upgrade', (...upgrade) => sockets.emit('upgrade', ...upgrade))
      }
    },
    stop: () => vite.close(),
  }
}

/** Bundles the functions anew and lets them take the next invocations. */
async function reload({ plan, lambda }: Assembly): Promise<void> {
  const outDir = join(stateDir(), 'dev-functions', String(Date.now()))
  mkdirSync(outDir, { recursive: true })
  const { bundleFunctions } = await import('../bundle.ts')
  const bundles = await bundleFunctions(outDir)
  const dirs = new Map(FUNCTION_NAMES.map((name) => [functionNamed(plan.functions, name), bundles[name].dir]))
  lambda.replace(
    plan.functions.map((definition) => ({ ...definition, file: join(dirs.get(definition.id) ?? '', 'index.mjs') })),
  )
}

function watchSources(changed: () => void): void {
  let timer: NodeJS.Timeout | undefined
  for (const folder of ['core', 'functions']) {
    watch(join(ROOT, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(changed, SETTLE_MS)
    })
  }
}

let assembly: Assembly | undefined
let vite: Awaited<ReturnType<typeof startVite>> | undefined
const stop = (code: number): void => void Promise.all([assembly?.stop(), vite?.stop()]).then(() => process.exit(code))

await runCommand({ command: COMMAND, help: HELP }, async () => {
  const settings = startSettings()
  vite = await startVite(() => assembly)
  const { startAssembly } = await import('./assembly.ts')
  const started = await startAssembly({
    ...{ dir: stateDir(), ...settings, seed: true, command: COMMAND, site: vite.site, notice },
    progress: steps.begin,
    onFault: (error) => console.error(error),
    onEnd: (fault) => {
      notice(fault.message)
      stop(1)
    },
  }).finally(steps.end)
  assembly = started
  process.once('SIGINT', () => stop(0))
  process.once('SIGTERM', () => stop(0))
  vite.attach()
  await reload(started)
  process.stdout.write(welcome(started.url, process.uptime()))
  watchSources(() => {
    const began = performance.now()
    reload(started).then(
      () => notice(`Functions reloaded in ${Math.round(performance.now() - began)} ms`),
      (error: unknown) => process.stderr.write(`  ${told(error, 'The reload of the functions')}\n`),
    )
  })
})
