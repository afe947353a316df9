import { effective } from '../../core/chart/effective.ts'
import { Patient } from '../../core/chart/episode.ts'
import { readEntries, type UnreadEntry } from '../../core/chart/written/entry.ts'
import { LATEST, NewerFormat, unreadOf, type Unread } from '../../core/formats.ts'
import { clinicsOf } from '../../core/person/known-in.ts'
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
  /** Clinics that know the person, so that only their members are told. */
  readonly clinics: readonly string[]
}
/** Whether a release before persons had charts was the last to write: then its text was said after every version, and its item has none. */
export const isPlain = ({ version, saidAfter }: PersonHeader): boolean => version === saidAfter
export const isUnreadPerson = (person: StoredPerson | UnreadPerson): person is UnreadPerson => 'why' in person

/**
 * What a release before persons had charts put, or puts over our header, which is then told again by the entries beside it: its text
 * is the last that was said of who the person is, and of nothing else.
 */
function plainHeader(patientId: string, item: Item, { entries, episodes }: Beside): PersonHeader {
  const patient = Patient.safeParse(JSON.parse(String(item['patient'])))
  if (!patient.success) throw new NewerFormat('A person with other words')
  const version = entries.reduce((last, entry) => Math.max(last, entry.version), 0)
  const into = effective(entries).facts.findLast(({ fact }) => fact.kind === 'merge' && fact.part === 'absorbed')?.fact
  const header: PersonHeader = {
    ...{ patientId, version, clinics: [String(item['clinicId'])], origin: patient.data, saidAfter: version },
    mergedInto: into?.kind === 'merge' ? into.with : null,
  }
  return { ...header, clinics: clinicsOf({ header, entries, episodes }, []) }
}

type Beside = Pick<Person, 'entries' | 'episodes'>

function headerOf(patientId: string, item: Item, beside: Beside): PersonHeader {
  const format = formatOf(item)
  if (!(format <= LATEST.person)) throw new NewerFormat(`A person of format ${format}`)
  if (format < 2) return plainHeader(patientId, item, beside)
  const header = JSON.parse(String(item['person'])) as Omit<PersonHeader, 'saidAfter'> & Partial<PersonHeader>
  const version = versionOf(item)
  if (header.patientId !== patientId || !Number.isSafeInteger(version))
    throw new RangeError('A person who speaks of another one')
  return { saidAfter: 0, ...header, version }
}

/** Why nothing that can be read says who the person is; null where something does. Without it nothing of them can be shown. */
function saysNobody(
  { origin }: PersonHeader,
  { entries, unread }: Pick<StoredPerson, 'entries' | 'unread'>,
): Unread | null {
  const isKnown = origin !== null || effective(entries).facts.some(({ fact }) => fact.kind === 'identity')
  return isKnown ? null : (unread[0]?.why ?? 'damaged')
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
    const read = readEntries(under(ENTRY).map(writtenEntry), null)
    const header = headerOf(patientId, item, { ...read, episodes })
    const nobody = saysNobody(header, read)
    return nobody ? { why: nobody, clinics: header.clinics } : { header, episodes, ...read }
  } catch (error) {
    return { why: unreadOf(error), clinics }
  }
}
