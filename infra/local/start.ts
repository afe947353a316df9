import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { AlreadyRunning, startAssembly } from './assembly.ts'
import { explain, makeSteps, welcome } from './console.ts'
import { portFrom, stateDir } from './settings.ts'

/** `npm start`: the whole product on this computer. */
const dir = stateDir()
const steps = makeSteps((text) => process.stdout.write(text))
const onFault = (error: unknown): void => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  appendFileSync(join(dir, 'logs', 'local.log'), `${new Date().toISOString()} ${text}\n`)
}

try {
  const endpoint = process.env['AWS_ENDPOINT_URL_DYNAMODB']
  const assembly = await startAssembly({
    dir,
    port: portFrom('PORT', 5173),
    authPort: portFrom('AUTH_PORT', 5174),
    seed: true,
    progress: steps.begin,
    onNotice: (sentence) => process.stdout.write(`  ${sentence}\n`),
    onFault,
    ...(endpoint ? { dynamodbEndpoint: endpoint } : {}),
  })
  steps.end()
  process.stdout.write(welcome(assembly.url, process.uptime()))
  const stop = (): void => {
    process.stdout.write('\n  Stopping ...')
    void assembly.stop().then(() => {
      process.stdout.write(' stopped. Everything is kept.\n')
      process.exit(0)
    })
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  steps.end()
  process.stderr.write(`\n  ${explain(error)}\n`)
  process.exit(error instanceof AlreadyRunning ? 0 : 1)
}
