import { PlainFault, runCommand, told } from '../command-line.ts'
import type { Assembly } from './assembly.ts'
import { makeSteps, welcome } from './console.ts'
import { faultFile, openFaultLog } from './fault-log.ts'
import { troubleOf } from './faults.ts'
import { prepareFolder } from './owner.ts'
import { startSettings } from './settings.ts'
import { stateDir } from '../machine/state-dir.ts'

const COMMAND = 'npm start'
const HELP = `${COMMAND}

Builds, synthesises and runs the whole product on this computer, with demo data in an empty store. Ctrl-C stops it and loses nothing.
  PORT, AUTH_PORT            where site and sign-in listen; 5173 and 5174 unless set
  CAIRN_DIR                  the folder for data, keys and logs; .cairn unless set
  AWS_ENDPOINT_URL_DYNAMODB  another DynamoDB-compatible engine in place of the embedded one; it starts without demo data
npm run doctor says what is missing where it does not start.`

const steps = makeSteps((text) => process.stdout.write(text))
const notice = (sentence: string): void => {
  steps.end()
  process.stdout.write(`  ${sentence}\n`)
}

/** What nobody expected, as a sentence that says where the rest of it is. */
const unexpected = (error: unknown, dir: string): PlainFault =>
  new PlainFault(`${told(error, 'Cairn')}. What happened in full is in ${faultFile(dir)}.`)

/** Nothing but plain sentences reaches the console: what libraries say and what nobody expected goes to the log. */
function keepConsoleClean(dir: string, onFault: (error: unknown) => void, stop: (fault: unknown) => void): void {
  const fail = (error: unknown): void => {
    onFault(error)
    stop(unexpected(error, dir))
  }
  process.removeAllListeners('warning').on('warning', onFault)
  process.on('uncaughtException', fail).on('unhandledRejection', fail)
  for (const level of ['error', 'warn', 'info', 'log'] as const)
    console[level] = (...said: unknown[]) => onFault(new Error(said.map(String).join(' ')))
}

const onFault = openFaultLog(stateDir(), notice)
let assembly: Assembly | undefined
let isStopping = false

/** Ends the process: 0 where a person asked for it, 1 with the sentence that says why. */
function stop(fault?: unknown): void {
  if (isStopping) return
  isStopping = true
  steps.end()
  process.stdout.write(fault === undefined ? '\n  Stopping ...' : `  ${told(fault, COMMAND)}\n  Stopping ...`)
  const end = (): void => {
    process.stdout.write(' stopped. Everything is kept.\n')
    process.exit(fault === undefined ? 0 : 1)
  }
  // What was asked to stop once must not be able to stay by failing at it.
  void (assembly?.stop() ?? Promise.resolve()).catch(onFault).then(end)
}

await runCommand({ command: COMMAND, help: HELP }, async () => {
  const dir = stateDir()
  keepConsoleClean(dir, onFault, stop)
  try {
    prepareFolder(dir)
    // Read when it is needed: who asks for help, or named a port or a folder that cannot be, does not wait for it.
    const { startAssembly } = await import('./assembly.ts')
    assembly = await startAssembly({
      ...{ dir, ...startSettings(), seed: true, command: COMMAND },
      ...{ progress: steps.begin, onFault, notice, onEnd: stop },
    })
  } catch (error) {
    steps.end()
    const isPlain = error instanceof PlainFault
    // A sentence about folder or disk says it all, and the log lies on the same one.
    if (!isPlain || (error.cause !== undefined && troubleOf(error) === null)) onFault(error)
    throw isPlain ? error : unexpected(error, dir)
  }
  steps.end()
  process.stdout.write(welcome(assembly.url, process.uptime()))
  process.once('SIGINT', () => stop())
  process.once('SIGTERM', () => stop())
})
