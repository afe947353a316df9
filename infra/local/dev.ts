import { mkdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import type { RequestListener } from 'node:http'
import { bundleFunctions, FUNCTION_NAMES } from '../bundle.ts'
import { startAssembly } from './assembly.ts'
import type { Assembly } from './assembly.ts'
import { ROOT } from './build/build.ts'
import { explain, makeSteps, welcome } from './console.ts'
import { portFrom, stateDir } from './settings.ts'
import { functionNamed } from './template/functions.ts'

/** `npm run dev`: the same assembly, with pages from vite (hot) and functions bundled again when they change. */
const SETTLE_MS = 120
const steps = makeSteps((text) => process.stdout.write(text))

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
try {
  const vite = await startVite(() => assembly)
  const started = await startAssembly({
    dir: stateDir(),
    port: portFrom('PORT', 5173),
    authPort: portFrom('AUTH_PORT', 5174),
    seed: true,
    progress: steps.begin,
    onFault: (error) => console.error(error),
    site: vite.site,
  })
  assembly = started
  vite.attach()
  await reload(started)
  steps.end()
  process.stdout.write(welcome(started.url, process.uptime()))
  watchSources(() => {
    const began = performance.now()
    reload(started).then(
      () => process.stdout.write(`  Functions reloaded in ${Math.round(performance.now() - began)} ms\n`),
      (error: unknown) => process.stderr.write(`  ${explain(error)}\n`),
    )
  })
  const stop = (): void => void Promise.all([started.stop(), vite.stop()]).then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  process.stderr.write(`\n  ${explain(error)}\n`)
  process.exit(1)
}
