import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startAssembly } from '../assembly.ts'
import { explain, makeSteps } from '../console.ts'
import { findRunning } from '../running.ts'
import { seedDemo } from '../seed-demo.ts'
import { stateDir } from '../settings.ts'
import { isEmpty } from './seed.ts'

/** What belongs to the stored network; builds and keys stay. */
const STORED = ['dynamodb.db', 'dynamodb.db-shm', 'dynamodb.db-wal', 'checkpoints.json', 'releases-made.json', 'queues']

/** Whether this run made the network; false where one was there. */
async function seed(dir: string, progress: (step: string) => void): Promise<boolean> {
  const assembly = await startAssembly({ dir, port: 0, authPort: 0, progress })
  try {
    const dbPath = join(dir, 'dynamodb.db')
    const { Directory = '', Charts = '', Population = '' } = assembly.tables
    const empty = isEmpty({ dbPath, tables: { Directory, Charts, Population } })
    await seedDemo({ plan: assembly.plan, dir, dbPath, invoke: assembly.invoke, progress })
    return empty
  } finally {
    await assembly.stop()
  }
}

/** `npm run seed`: the demo network, once. `--again` throws away what is stored and makes it anew, as of today. */
export async function seedCommand(again = process.argv.includes('--again'), dir = stateDir()): Promise<void> {
  const say = (text: string): void => void process.stdout.write(`${text}\n`)
  if (process.env['AWS_ENDPOINT_URL_DYNAMODB']) {
    process.exitCode = 1
    return say('The demo network is loaded into the embedded engine only. Unset AWS_ENDPOINT_URL_DYNAMODB.')
  }
  const running = await findRunning(dir)
  if (running) {
    process.exitCode = 1
    return say(`Cairn is running at ${running.url} on this data, which npm start has seeded. Stop it to seed again.`)
  }
  if (again) for (const name of STORED) rmSync(join(dir, name), { recursive: true, force: true })
  const steps = makeSteps((text) => process.stdout.write(text))
  try {
    const made = await seed(dir, steps.begin)
    steps.end()
    say(
      made
        ? 'The demo network is ready: npm start.'
        : 'There is a network already; nothing was changed. npm run seed -- --again makes it anew.',
    )
  } catch (error) {
    steps.end()
    process.exitCode = 1
    say(explain(error))
  }
}
