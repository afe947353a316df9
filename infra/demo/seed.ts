import { DatabaseSync } from 'node:sqlite'
import type { Day } from '../../core/day.ts'
import type { WriteFormat } from '../../core/formats.ts'
import type { Member } from '../../functions/store/member.ts'
import { CLINICS } from './clinics.ts'
import { seedItems } from './items.ts'
import { loadItems } from './load.ts'
import { makeNetwork, type CareManagers } from './network.ts'
import { DEMO_USERS } from './people.ts'

/** What seeding needs of the assembly that is running or about to run. */
export interface Seeding {
  /** File of the embedded engine, with its tables made. */
  readonly dbPath: string
  /** The name each table of the network has in the store. */
  readonly tables: Readonly<Record<'Directory' | 'Charts' | 'Population', string>>
  readonly today: Day
  readonly computedAt: string
  readonly writeFormat: WriteFormat
  readonly secrets: { readonly MRN_KEY: string }
  readonly progress: (message: string) => void
}
export interface Seeded {
  readonly seeded: boolean
  readonly episodes: number
  readonly items: number
}

/** Whether a network is there already; a store is seeded once and then belongs to its users. */
export function isEmpty({ dbPath, tables }: Pick<Seeding, 'dbPath' | 'tables'>): boolean {
  const store = new DatabaseSync(dbPath, { timeout: 10_000 })
  try {
    return store.prepare(`SELECT 1 FROM "${tables.Directory.replaceAll('"', '""')}" LIMIT 1`).get() === undefined
  } finally {
    store.close()
  }
}

/** The memberships of the demo users. */
export const demoMembers = (): Member[] =>
  DEMO_USERS.map(({ sub, name, title, roles, clinics, plan }) => ({
    ...{ sub, name, title, plan, state: 'active' as const },
    roles: [...roles],
    clinics: clinics === 'all' ? CLINICS.map(({ clinicId }) => clinicId) : [...clinics],
  }))

const careManagersOf =
  (members: readonly Member[]): CareManagers =>
  (clinicId) =>
    members.find(({ roles, clinics }) => roles.includes('care-manager') && clinics.includes(clinicId))?.sub ?? null

/**
 * Loads the demo network into an empty store; a store that holds a network is left as it is. Takes some seconds. Releases are
 * made by the publish function from what is loaded.
 */
export async function seedIfEmpty(seeding: Seeding): Promise<Seeded> {
  const { dbPath, tables, today, secrets, computedAt, writeFormat, progress } = seeding
  if (!isEmpty(seeding)) return { seeded: false, episodes: 0, items: 0 }
  const members = demoMembers()
  progress('Making 2,400 synthetic episodes in 12 clinics')
  const { episodes } = makeNetwork(today, careManagersOf(members))
  const items = seedItems({ episodes, members, mrnKey: secrets.MRN_KEY, computedAt, writeFormat })
  const count = items.Directory.length + items.Charts.length + items.Population.length
  progress(`Loading ${count.toLocaleString('en')} items`)
  await loadItems(dbPath, {
    [tables.Population]: items.Population,
    [tables.Charts]: items.Charts,
    [tables.Directory]: items.Directory,
  })
  return { seeded: true, episodes: episodes.length, items: count }
}
