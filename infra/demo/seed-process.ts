import { seedIfEmpty } from './seed.ts'
import type { Seeding } from './seed.ts'

/** A process of its own, because making the network takes 250 MB that the running product has no use for. One line a step. */
const [given = ''] = process.argv.slice(2)
const { MRN_KEY = '' } = process.env
const seeding = JSON.parse(given) as Omit<Seeding, 'secrets' | 'progress'>
await seedIfEmpty({
  ...seeding,
  secrets: { MRN_KEY },
  progress: (step) => process.stdout.write(`${step}\n`),
})
