import { startAssembly } from '../../infra/local/assembly.ts'

/** The product in a folder of its own on free ports, until it is stopped; prints its address when it is ready. */
const [dir = ''] = process.argv.slice(2)
const product = await startAssembly({ dir, port: 0, authPort: 0, seed: true })
process.stdout.write(`${product.url}\n`)
process.once('SIGTERM', () => void product.stop().then(() => process.exit(0)))
