import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DEFAULT_WRITE_FORMAT, writeFormatOf, type WriteFormat } from '../../core/formats.ts'
import { dayInZone } from '../../core/day.ts'
import { isEmpty } from '../demo/seed.ts'
import type { Seeding } from '../demo/seed.ts'
import { readJson, writeJson } from '../machine/json-file.ts'
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
  const now = new Date()
  const tables = { Directory, Charts, Population }
  if (isEmpty({ dbPath, tables })) {
    const seeding = {
      dbPath,
      tables,
      today: dayInZone(now.getTime(), WESTERNMOST),
      computedAt: now.toISOString(),
      writeFormat: writeFormatIn(plan),
    }
    await seedApart(seeding, recordNumberKey(plan), progress)
  }
  const done = join(dir, 'releases-made.json')
  if (readJson(done) !== null) return
  progress('Publishing releases for the health plans')
  await invoke('publish')
  writeJson(done, true)
}

/** What the functions of the template write: what is seeded shall be as they would have written it. */
function writeFormatIn({ functions }: Plan): WriteFormat {
  const set = functions.map(({ environment }) => environment['WRITE_FORMAT']).find((value) => value !== undefined)
  return set === undefined ? DEFAULT_WRITE_FORMAT : writeFormatOf(set)
}

/** The key that the functions look record numbers up with: what is seeded must be found by it. */
function recordNumberKey({ functions }: Plan): string {
  const key = functions.map(({ environment }) => environment['MRN_KEY']).find((value) => value !== undefined)
  if (key === undefined)
    throw new Error('No function of the template has an MRN_KEY: seeded record numbers would never be found.')
  return key
}

async function seedApart(
  seeding: Omit<Seeding, 'secrets' | 'progress'>,
  MRN_KEY: string,
  progress: (step: string) => void,
): Promise<void> {
  const script = join(import.meta.dirname, '../demo/seed-process.ts')
  const options = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(seeding)]
  const child = spawn(process.execPath, options, {
    env: { ...process.env, MRN_KEY },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  createInterface({ input: child.stdout }).on('line', progress)
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`Loading the demo network stopped (exit ${String(code)}): ${complaint.slice(-2000)}`)
}
