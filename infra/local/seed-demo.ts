import { join } from 'node:path'
import { dayInZone } from '../../core/day.ts'
import { seedIfEmpty } from './demo/seed.ts'
import { readJson, writeJson } from './state.ts'
import type { Plan } from './template/plan.ts'

/** The network's westernmost zone: nobody's "today" is earlier, so no seeded day lies in anybody's future. */
const WESTERNMOST = 'Pacific/Honolulu'

export interface DemoSeeding {
  readonly plan: Plan
  readonly dir: string
  /** null with another engine: seeding writes the embedded engine's file. */
  readonly dbPath: string | null
  readonly invoke: (name: string) => Promise<unknown>
  readonly progress: (step: string) => void
}

/** Loads the demo network into an empty store and makes its releases; both go on where an interrupted start left off. */
export async function seedDemo({ plan, dir, dbPath, invoke, progress }: DemoSeeding): Promise<void> {
  if (dbPath === null) return
  const { Directory = '', Charts = '', Population = '' } = plan.tableNames
  const MRN_KEY = plan.functions.map(({ environment }) => environment['MRN_KEY']).find((key) => key !== undefined) ?? ''
  const now = new Date()
  await seedIfEmpty({
    dbPath,
    tables: { Directory, Charts, Population },
    today: dayInZone(now.getTime(), WESTERNMOST),
    computedAt: now.toISOString(),
    secrets: { MRN_KEY },
    progress,
  })
  const done = join(dir, 'releases-made.json')
  if (readJson(done) !== null) return
  progress('Publishing releases for the health plans')
  await invoke('publish')
  writeJson(done, true)
}
