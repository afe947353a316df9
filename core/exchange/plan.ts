import type { Admitting } from '../chart/admission.ts'
import type { Coverage, Episode, Patient } from '../chart/episode.ts'
import type { PayerClass } from '../chart/vocabulary.ts'
import type { Imported, ImportLine } from '../contract/schemas/imports.ts'
import type { NewEntry } from '../chart/entry.ts'
import { next, type Added, type ChartAt, type ChartDecision, type Decision } from '../decisions/decision.ts'
import { headerBefore } from '../decisions/header.ts'
import { openedWith, TELLS_PERSONS } from '../decisions/open.ts'
import { recordedPerson } from '../decisions/record-person.ts'
import type { Person, PersonHeader } from '../person/person.ts'
import { factsByChart } from './episode-of.ts'
import type { FhirReading } from './fhir.ts'
import { canonical } from './json.ts'
import { planFacts, type IdOf, type Origin } from './plan-facts.ts'

/** One patient of one source system, as their resources were read. */
export interface Source extends Pick<Origin, 'clinicId' | 'system' | 'idOf' | 'most'> {
  readonly reading: FhirReading
  readonly patient: Patient
}

/** The episode that a patient of a source has here: the same one whenever they are imported again. */
export const episodeIdOf = (
  idOf: IdOf,
  { clinicId, system, patientSourceId }: { clinicId: string; system: string; patientSourceId: string | null },
): string => idOf(clinicId, system, patientSourceId ?? '', 'episode')

/** What an import would do to one chart and its person, and what it answers. */
export interface Plan<C extends ChartAt = ChartAt> extends Decision<C> {
  readonly imported: Imported
}

const lineOf = (resource: string, result: ImportLine['result'], reason: string | null): ImportLine => ({
  resource: resource.slice(0, 200),
  result,
  reason,
})

const sorted = (lines: readonly ImportLine[]): ImportLine[] =>
  lines.toSorted((a, b) => (a.resource < b.resource ? -1 : a.resource > b.resource ? 1 : 0))

export const NO_NEED = 'Nothing in these resources shows a need for Collaborative Care, so no episode was opened.'
export const SAME_MRN =
  'Another patient of this clinic has this MRN. Compare the two; import under the right MRN, or record in the chart that is there.'

/** A plan that writes nothing, and says why of each resource. */
const unwritten = (outcome: Imported['outcome'], lines: readonly ImportLine[]): Plan<never> => ({
  charts: [],
  imported: { episodeId: null, outcome, lines: sorted(lines) },
})

/** Nothing is stored of this patient, for one reason. */
export function notStored(
  reading: FhirReading,
  outcome: Imported['outcome'],
  result: ImportLine['result'],
  reason: string,
): Plan<never> {
  const sources = [...reading.header, ...reading.facts].map(({ sourceId }) => lineOf(sourceId, result, reason))
  return unwritten(outcome, [...reading.lines, ...sources])
}

const KEPT_MRN = 'The MRN differs from the one recorded here, which was kept. Correct the one that is wrong.'

const KEPT_PAYER =
  'The plan recorded here belongs to another payer, which was kept. Correct the plan here, or the payer in the source.'

/** What an import stands on. */
export interface Standing<C extends ChartAt> {
  /** The episode that the answer is about: the one that is open, else the last one of the person in this clinic. */
  readonly before: C | null
  /** Other charts of the person: what was imported there before is corrected there. */
  readonly others: readonly C[]
  readonly person: Person | null
  /** Persons who were entered twice and are this one. */
  readonly absorbed: readonly Person[]
  readonly admitting: Admitting
  /** The format that entries are written in. */
  readonly entryFormat: number
  /** The payer class that the plan recorded in the chart has in the Directory; null where it has none. */
  readonly planClass: PayerClass | null
}

const keepsPayer = ({ coverage }: FhirReading, planClass: PayerClass | null): boolean =>
  planClass !== null && coverage.payerClass !== 'unknown' && coverage.payerClass !== planClass

/** A file without coverage does not say that there is none; one with another payer does not end the plan recorded here. */
const coverageOf = (reading: FhirReading, known: Coverage, planClass: PayerClass | null): Coverage =>
  reading.coverage.payerClass === 'unknown' || keepsPayer(reading, planClass)
    ? known
    : { ...reading.coverage, plan: known.plan }

/** What a source does not say, or says is unknown, stays as it is known here (laws W2). */
const fuller = (told: Patient, known: Patient): Patient => ({
  ...told,
  birthDate: told.birthDate ?? known.birthDate,
  sex: told.sex === 'unknown' ? known.sex : told.sex,
  language: told.language === 'unknown' ? known.language : told.language,
  raceEthnicity: told.raceEthnicity === 'unknown' ? known.raceEthnicity : told.raceEthnicity,
  rurality: told.rurality === 'unknown' ? known.rurality : told.rurality,
})

/**
 * The header as the source has it now, with the next version. Its clinic, patient, plan and MRN never change by import: the MRN
 * is how others find this chart.
 */
function headerOf(source: Source, { before, planClass }: Pick<Standing<ChartAt>, 'before' | 'planClass'>): Episode {
  const { reading, patient, clinicId, system, idOf } = source
  if (before) {
    const { coverage, version, patient: known } = before.episode
    return {
      ...before.episode,
      version: version + 1,
      patient: { ...fuller(patient, known), mrn: known.mrn },
      coverage: coverageOf(reading, coverage, planClass),
    }
  }
  const { coverage, patientSourceId } = reading
  const episodeId = episodeIdOf(idOf, { clinicId, system, patientSourceId })
  const patientId = idOf(clinicId, system, patientSourceId ?? '', 'patient')
  return { episodeId, patientId, clinicId, version: 1, patient, coverage, careManager: null, continuedFrom: null }
}

/** Why part of a header source was not taken, or null. */
function keptReason(sourceId: string, reading: FhirReading, kept: { mrn: boolean; payer: boolean }): string | null {
  if (sourceId === reading.patientSourceId) return kept.mrn ? KEPT_MRN : null
  return kept.payer ? KEPT_PAYER : null
}

function headerLines(
  reading: FhirReading,
  result: ImportLine['result'],
  kept: { mrn: boolean; payer: boolean },
): ImportLine[] {
  return reading.header.map(({ sourceId, note }) =>
    lineOf(sourceId, result, keptReason(sourceId, reading, kept) ?? (result === 'unchanged' ? null : note)),
  )
}

const isUnlike = (a: Episode, b: Episode): boolean =>
  canonical({ ...a, version: 0 }) !== canonical({ ...b, version: 0 })

/** Everything that an import changes of somebody who is here already, before it is known whether it is anything. */
interface Changing<C extends ChartAt> {
  readonly source: Source
  readonly at: Standing<C> & { readonly before: C }
  readonly episode: Episode
  readonly added: readonly Added[]
}

/** A person's header that tells who they are without an entry, after all that its entries say. */
const retold = (header: PersonHeader, patient: Patient): PersonHeader => ({
  ...{ ...header, origin: patient, saidAfter: header.version },
  version: header.version === 0 ? 0 : header.version + 1,
})

/** Identity as the source tells it, in the chart of the person and in the headers of all their episodes. */
function identityChange<C extends ChartAt>({
  source,
  at,
  episode,
}: Changing<C>): Pick<Decision<C>, 'charts' | 'people'> {
  const { person, absorbed, before, others, entryFormat, admitting } = at
  const { patient, clinicId } = episode
  if (!person || canonical(patient) === canonical(before.episode.patient)) return { charts: [] }
  if (entryFormat < TELLS_PERSONS)
    return {
      charts: [],
      people: [{ before: person, header: retold(person.header, patient), added: [], patient, clinicId, episodes: [] }],
    }
  const { mrn: _, ...identity } = patient
  const fact: NewEntry = { kind: 'identity', day: admitting.today, ...identity }
  const imported = importedAs(source, `identity ${person.header.version}`)
  return recordedPerson(person, absorbed, others, [{ fact, imported }])
}

/** Coverage as the source tells it: an entry, or in formats that have none the header alone. */
function coverageChange<C extends ChartAt>({ source, at, episode }: Changing<C>): readonly Added[] {
  const { before, entryFormat, admitting } = at
  const { coverage, version } = episode
  if (entryFormat < TELLS_PERSONS || canonical(coverage) === canonical(before.episode.coverage)) return []
  const fact: NewEntry = { kind: 'coverage', day: admitting.today, ...coverage }
  const told = [...headerBefore(before, [fact]), fact]
  return told.map((one, i) => ({ fact: one, imported: importedAs(source, `coverage ${version} ${i}`) }))
}

const importedAs = ({ idOf, clinicId, system, reading }: Source, what: string) => ({
  ...{ id: idOf(clinicId, system, reading.patientSourceId ?? '', what), issued: null },
})

/** Header and two rows of a chart. */
const ITEMS_OF_CHART = 3

/**
 * How many facts fit in one write beside a new name, a new coverage with the one before, and the other charts of the person, whose
 * headers change with the name. `most` is what one chart alone takes.
 */
const roomFor = ({ most }: Source, others: number): number =>
  others === 0 ? most - 3 : Math.max(0, most - ITEMS_OF_CHART * (1 + others))

/**
 * What to write and to answer about somebody who is here already. `knownChange` is given where it is known from the operation that is
 * answered again: the header then is not in the chart any more.
 */
function changePlan<C extends ChartAt>(source: Source, at: Changing<C>['at'], knownChange?: boolean): Plan<C> {
  const { before, admitting, planClass, entryFormat } = at
  const { reading, patient } = source
  const episode = headerOf(source, at)
  const lines: ImportLine[] = []
  const byChart = factsByChart(source, [before, ...at.others], admitting.chosen)
  let left = roomFor(source, at.others.length)
  const planned = new Map<C, readonly Added[]>()
  for (const [chart, facts] of byChart) {
    const made = planFacts({ ...source, most: left, admitting, entryFormat }, chart.episode, chart.entries, facts)
    planned.set(chart, made.added)
    lines.push(...made.lines)
    left -= made.added.length
  }
  const own = planned.get(before) ?? []
  const headerChanged = knownChange ?? isUnlike(episode, before.episode)
  const header = headerLines(reading, headerChanged ? 'corrected' : 'unchanged', {
    mrn: before.episode.patient.mrn !== patient.mrn,
    payer: keepsPayer(reading, planClass),
  })
  const all = sorted([...reading.lines, ...header, ...lines])
  const total = [...planned.values()].flat().length
  const outcome = total > 0 || headerChanged ? 'changed' : 'unchanged'
  const imported = { episodeId: episode.episodeId, outcome, lines: all } as const
  if (outcome === 'unchanged') return { charts: [], imported }
  const changing = { source, at, episode, added: own }
  const identity = identityChange(changing)
  const others = at.others.flatMap((chart): ChartDecision<C>[] => {
    const added = planned.get(chart) ?? []
    const told = identity.charts.find((one) => one.before === chart)
    if (added.length === 0) return told ? [told] : []
    return [{ before: chart, episode: told?.episode ?? next(chart.episode), added }]
  })
  return {
    charts: [{ before, episode, added: [...own, ...coverageChange(changing)] }, ...others],
    people: identity.people ?? [],
    ...{ headerChanged, imported },
  }
}

/** What to write and to answer about a patient, from their charts as they were. */
export function planOf<C extends ChartAt>(source: Source, at: Standing<C>, knownChange?: boolean): Plan<C> {
  const { before, admitting, entryFormat } = at
  if (before) return changePlan(source, { ...at, before }, knownChange)
  const { reading } = source
  const episode = headerOf(source, at)
  const { added, lines } = planFacts({ ...source, admitting, entryFormat }, episode, [], reading.facts)
  const header = headerLines(reading, 'added', { mrn: false, payer: false })
  const all = sorted([...reading.lines, ...header, ...lines])
  if (added.length === 0) return nothingLeft(all)
  const on = { today: admitting.today, entryFormat, importedAs: (what: string) => importedAs(source, what) }
  return {
    ...openedWith(episode, added, on),
    headerChanged: true,
    imported: { episodeId: episode.episodeId, outcome: 'opened', lines: all },
  }
}

const NONE_LEFT =
  'No fact of this patient can be recorded, so no episode was opened. Mend what is refused and import again.'

/** Where a need is shown, but no fact of the plan can be recorded. */
const nothingLeft = (lines: readonly ImportLine[]): Plan<never> =>
  unwritten(
    'not-opened',
    lines.map((line) => (line.result === 'added' ? lineOf(line.resource, 'not-used', NONE_LEFT) : line)),
  )
