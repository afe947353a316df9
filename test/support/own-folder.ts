import { once } from 'node:events'
import { ownFolder } from '../../infra/local/owner.ts'

/** A process that takes a folder when it is told to, says whether it has it, and holds it until it is killed. */
const [dir = ''] = process.argv.slice(2)
process.stdout.write('ready\n')
await once(process.stdin, 'data')
try {
  await ownFolder(dir, 'npm start')
  process.stdout.write('mine\n')
  setInterval(() => undefined, 60_000)
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`)
}
