import type { Admitting } from '../chart/admission.ts'
import type { Coverage, Episode, Patient } from '../chart/episode.ts'
import type { PayerClass } from '../chart/vocabulary.ts'
import type { Imported, ImportLine } from '../contract/schemas/imports.ts'
import type { ChartAt, Decision } from '../decisions/decision.ts'
import { openedWith } from '../decisions/open.ts'
import type { Person } from '../person/person.ts'
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
  readonly before: C | null
  readonly person: Person | null
  readonly admitting: Admitting
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

/**
 * The header as the source has it now, with the next version. Its clinic, patient, plan and MRN never change by import: the MRN
 * is how others find this chart.
 */
function headerOf(source: Source, { before, planClass }: Standing<ChartAt>): Episode {
  const { reading, patient, clinicId, system, idOf } = source
  if (before) {
    const { coverage, version, patient: known } = before.episode
    return {
      ...before.episode,
      version: version + 1,
      patient: { ...patient, mrn: known.mrn },
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

/** What an import of somebody who is here already changes: entries, and what the header says. */
function changed<C extends ChartAt>(
  episode: Episode,
  before: C,
  person: Person | null,
  added: Decision['charts'][0]['added'],
  headerChanged: boolean,
): Decision<C> {
  if (added.length === 0 && !headerChanged) return { charts: [] }
  const { patient, clinicId } = episode
  const isOther = canonical(patient) !== canonical(before.episode.patient)
  const people =
    isOther && person ? [{ before: person, header: person.header, added: [], patient, clinicId, episodes: [] }] : []
  return { charts: [{ before, episode, added }], people, headerChanged }
}

/**
 * What to write and to answer, from the chart as it was. `knownChange` is given where it is known from the operation that is
 * answered again: the header then is not in the chart any more.
 */
export function planOf<C extends ChartAt>(source: Source, at: Standing<C>, knownChange?: boolean): Plan<C> {
  const { before, person, admitting, planClass } = at
  const { reading, patient } = source
  const episode = headerOf(source, at)
  const { added, lines } = planFacts({ ...source, admitting }, episode, before?.entries ?? [], reading.facts)
  const headerChanged = knownChange ?? (!before || isUnlike(episode, before.episode))
  const header = headerLines(reading, !before ? 'added' : headerChanged ? 'corrected' : 'unchanged', {
    mrn: before !== null && before.episode.patient.mrn !== patient.mrn,
    payer: before !== null && keepsPayer(reading, planClass),
  })
  const all = sorted([...reading.lines, ...header, ...lines])
  if (before) {
    const outcome = added.length > 0 || headerChanged ? 'changed' : 'unchanged'
    const imported = { episodeId: episode.episodeId, outcome, lines: all } as const
    return { ...changed(episode, before, person, added, headerChanged), imported }
  }
  if (added.length === 0) return nothingLeft(all)
  return {
    ...openedWith(episode, added),
    headerChanged,
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
