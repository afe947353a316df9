import type { NewEntry } from '../chart/entry.ts'
import type { Episode } from '../chart/episode.ts'
import type { Day } from '../day.ts'
import { typed, type Added, type ChartDecision, type NumberDecision, type PersonDecision } from './decision.ts'
import { headerFacts } from './header.ts'

type Opening = Pick<Episode, 'episodeId' | 'patientId' | 'clinicId' | 'patient' | 'coverage' | 'careManager'>

/** When something is opened, and in which format entries are written. */
export interface OpeningOn {
  readonly today: Day
  readonly entryFormat: number
  /** Ids of what another system says beside its facts; left out where somebody types. */
  readonly importedAs?: (what: string) => NonNullable<Added['imported']>
  /** More record numbers of the person in the clinic; of formats without persons' charts none. */
  readonly otherNumbers?: readonly string[]
  /** How the person is reached, said with the opening. */
  readonly contactDetails?: readonly NewEntry[]
}

/** Facts with the ids that another system gives them: by their kind, and of one kind by their place. */
const addedOn = ({ importedAs }: OpeningOn, facts: readonly NewEntry[]): readonly Added[] =>
  facts.map((fact, i) => {
    const place = facts.slice(0, i).filter(({ kind }) => kind === fact.kind).length
    return importedAs ? { fact, imported: importedAs(place === 0 ? fact.kind : `${fact.kind} ${place}`) } : { fact }
  })

/** What opens a person's first episode. */
export interface Opened {
  readonly charts: readonly [ChartDecision<never>]
  readonly people: readonly PersonDecision[]
  readonly numbers: readonly NumberDecision[]
}

/** The first entry format that has persons' charts, and coverage and assignment as entries. */
export const TELLS_PERSONS = 4

/** A person's chart as it begins: by entries, or as one text in formats that have none. */
export function newPerson({ patientId, clinicId, patient, episodeId }: Opening, on: OpeningOn): PersonDecision {
  const { today, entryFormat, otherNumbers = [], contactDetails = [] } = on
  const begins = { before: null, patient, clinicId, episodes: [{ episodeId, clinicId }] }
  const header = { patientId, clinics: [clinicId], saidAfter: 0, mergedInto: null }
  if (entryFormat < TELLS_PERSONS) return { ...begins, header: { ...header, version: 0, origin: patient }, added: [] }
  const { mrn, ...identity } = patient
  const facts: readonly NewEntry[] = [
    { kind: 'identity', day: today, ...identity },
    ...[mrn, ...otherNumbers].map((number) => ({
      ...{ kind: 'record-number' as const, day: today, clinicId, mrn: number },
    })),
    ...contactDetails,
  ]
  return { ...begins, header: { ...header, version: 1, origin: null }, added: addedOn(on, facts) }
}

/** A person who is new, with their first episode and the number they have in its clinic. */
export function openedWith(opening: Opening, added: readonly Added[], on: OpeningOn): Opened {
  const { episodeId, patientId, clinicId, patient } = opening
  const told = on.entryFormat < TELLS_PERSONS ? [] : addedOn(on, headerFacts(opening, on.today))
  return {
    charts: [{ before: null, episode: { ...opening, version: 1, continuedFrom: null }, added: [...added, ...told] }],
    people: [newPerson(opening, on)],
    numbers: [patient.mrn, ...(on.otherNumbers ?? [])].map((mrn) => ({
      ...{ clinicId, mrn, now: { patientId, episodeId }, was: null },
    })),
  }
}

export const opened = (opening: Opening, facts: readonly NewEntry[], on: OpeningOn): Opened =>
  openedWith(opening, typed(facts), on)
