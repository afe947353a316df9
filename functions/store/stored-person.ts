import { Patient } from '../../core/chart/episode.ts'
import { readEntries, type UnreadEntry } from '../../core/chart/written/entry.ts'
import { LATEST, NewerFormat, unreadOf, type Unread } from '../../core/formats.ts'
import type { Person, PersonHeader } from '../../core/person/person.ts'
import type { Item } from './client.ts'
import { chartKeys, ENTRY, EPISODE_OF } from './keys.ts'
import { formatOf, versionOf, writtenEntry } from './stored-chart.ts'

/** A person's chart as it is stored, of whatever formats. */
export interface StoredPerson extends Person {
  /** Entries this version cannot read. While there are any, the chart takes no writes. */
  readonly unread: readonly UnreadEntry[]
}
/** A person's chart whose header this version cannot read. */
export interface UnreadPerson {
  readonly why: Unread
}
export const isUnreadPerson = (person: StoredPerson | UnreadPerson): person is UnreadPerson => 'why' in person

/** What a release before persons had charts put, or puts beside ours: identity alone, which then is the last that was said. */
function plainHeader(patientId: string, item: Item, clinics: readonly string[]): PersonHeader {
  const patient = Patient.safeParse(JSON.parse(String(item['patient'])))
  if (!patient.success) throw new NewerFormat('A person with other words')
  return { patientId, version: 0, clinics, origin: patient.data, mergedInto: null }
}

function headerOf(patientId: string, item: Item, clinics: readonly string[]): PersonHeader {
  const format = formatOf(item)
  if (!(format <= LATEST.person)) throw new NewerFormat(`A person of format ${format}`)
  if (format < 2) return plainHeader(patientId, item, clinics)
  const header = JSON.parse(String(item['person'])) as PersonHeader
  const version = versionOf(item)
  if (header.patientId !== patientId || !Number.isSafeInteger(version))
    throw new RangeError('A person who speaks of another one')
  return { ...header, version }
}

/** The person of all items of their partition; null where there is none. */
export function storedPerson(patientId: string, items: readonly Item[]): StoredPerson | UnreadPerson | null {
  const { pk, sk } = chartKeys.patient(patientId)
  const item = items.find((one) => one['pk'] === pk && one['sk'] === sk)
  if (!item) return null
  const under = (prefix: string) => items.filter((one) => String(one['sk']).startsWith(prefix))
  const episodes = under(EPISODE_OF).map((one) => ({
    episodeId: String(one['sk']).slice(EPISODE_OF.length),
    clinicId: String(one['clinicId']),
  }))
  const clinics = [...new Set([String(item['clinicId']), ...episodes.map(({ clinicId }) => clinicId)])]
  try {
    const header = headerOf(patientId, item, clinics)
    return { header, episodes, ...readEntries(under(ENTRY).map(writtenEntry), null) }
  } catch (error) {
    return { why: unreadOf(error) }
  }
}
