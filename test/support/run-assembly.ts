import { startAssembly } from '../../infra/local/assembly.ts'
import { findRunning } from '../../infra/machine/running.ts'

/**
 * A process that runs an assembly in a folder until it is stopped: the one of a template, or without one the product with the demo network.
 * Says where it is in a line of JSON (`Running`), then what it has to say, a line each.
 */
const [dir = '', template] = process.argv.slice(2)
const notice = (sentence: string): void => void process.stdout.write(`${sentence}\n`)
const of = template === undefined ? { seed: true } : { template }
const { stop } = await startAssembly({ dir, port: 0, authPort: 0, notice, ...of })
process.once('SIGTERM', () => void stop().then(() => process.exit(0)))
process.stdout.write(`${JSON.stringify(await findRunning(dir))}\n`)
