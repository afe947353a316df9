import { startAssembly } from '../../infra/local/assembly.ts'

/** A process that runs an assembly until it is killed, and says where it is; then what it has to say, a line each. */
const [dir = '', template = ''] = process.argv.slice(2)
const notice = (sentence: string): void => void process.stdout.write(`${sentence}\n`)
const { url, endpoint, tables } = await startAssembly({ dir, template, port: 0, authPort: 0, notice })
process.stdout.write(`${JSON.stringify({ url, endpoint, tables })}\n`)
