import { startAssembly } from '../../infra/local/assembly.ts'

/** A process that runs an assembly until it is killed, and says where it is. */
const [dir = '', template = ''] = process.argv.slice(2)
const { url, endpoint, tables } = await startAssembly({ dir, template, port: 0, authPort: 0 })
process.stdout.write(`${JSON.stringify({ url, endpoint, tables })}\n`)
