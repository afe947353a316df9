import type { Admitting } from '../../core/chart/admission.ts'
import type { Episode } from '../../core/chart/episode.ts'
import type { PayerClass } from '../../core/chart/vocabulary.ts'
import type { Imported, ImportLine } from '../../core/contract/schemas/imports.ts'
import { succeed, type Result } from '../../core/result.ts'
import type { FhirReading } from '../../core/exchange/fhir.ts'
import { canonical } from '../../core/exchange/json.ts'
import type { Call } from '../runtime/call.ts'
import type { StoredChart } from '../store/charts.ts'
import { planFacts } from './import-facts.ts'
import { importedId } from './import-identity.ts'

export type Importing = Call<'importPatient'>
export type Person = NonNullable<FhirReading['patient']>

export const episodeIdOf = (call: Importing, reading: FhirReading): string =>
  importedId(call.params.clinicId, call.body.system, reading.patientSourceId ?? '', 'episode')

/** What an import would do to one chart. */
export interface Plan {
  readonly before: StoredChart | null
  readonly episode: Episode
  readonly headerChanged: boolean
  readonly added: ReturnType<typeof planFacts>['added']
  readonly lines: readonly ImportLine[]
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

export function notStored(
  reading: FhirReading,
  outcome: Imported['outcome'],
  result: ImportLine['result'],
  reason: string,
) {
  const sources = [...reading.header, ...reading.facts].map(({ sourceId }) => lineOf(sourceId, result, reason))
  return succeed<Imported>({ episodeId: null, outcome, lines: sorted([...reading.lines, ...sources]) })
}

const KEPT_MRN = 'The MRN differs from the one recorded here, which was kept. Correct the one that is wrong.'

const KEPT_PAYER =
  'The plan recorded here belongs to another payer, which was kept. Correct the plan here, or the payer in the source.'

/** What an import stands on. */
export interface Standpoint {
  readonly before: StoredChart | null
  /** The clinic's day, and the moment there. */
  readonly admitting: Admitting
  readonly local: string
  /** The payer class that the plan recorded in the chart has in the Directory; null where it has none. */
  readonly planClass: PayerClass | null
}

const keepsPayer = (reading: FhirReading, { planClass }: Standpoint): boolean =>
  planClass !== null && reading.coverage.payerClass !== 'unknown' && reading.coverage.payerClass !== planClass

/**
 * The header as the source has it now, with the next version. Its clinic, patient, plan and MRN never change by import: the MRN
 * is how others find this chart.
 */
function headerOf(call: Importing, reading: FhirReading, patient: Person, at: Standpoint): Episode {
  const { clinicId } = call.params
  const { before } = at
  if (before) {
    const { coverage, version, patient: known } = before.episode
    return {
      ...before.episode,
      version: version + 1,
      patient: { ...patient, mrn: known.mrn },
      // A file without coverage does not say that there is none; one with another payer does not end the plan recorded here.
      coverage:
        reading.coverage.payerClass === 'unknown' || keepsPayer(reading, at)
          ? coverage
          : { ...reading.coverage, plan: coverage.plan },
    }
  }
  const episodeId = episodeIdOf(call, reading)
  const patientId = importedId(clinicId, call.body.system, reading.patientSourceId ?? '', 'patient')
  const { coverage } = reading
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

/**
 * What to write and to answer, from the chart as it was. `knownChange` is given where it is known from the operation that is
 * answered again: the header then is not in the chart any more.
 */
export function planOf(
  call: Importing,
  reading: FhirReading,
  patient: Person,
  at: Standpoint,
  knownChange?: boolean,
): Plan {
  const { before, admitting, local } = at
  const episode = headerOf(call, reading, patient, at)
  const { clinicId } = call.params
  const from = { clinicId, system: call.body.system, author: call.caller.sub, instant: call.now.toISOString() }
  const origin = { ...from, admitting, local, version: episode.version }
  const { added, lines } = planFacts(origin, episode, before?.entries ?? [], reading.facts)
  const unlike = !before || canonical({ ...episode, version: 0 }) !== canonical({ ...before.episode, version: 0 })
  const headerChanged = knownChange ?? unlike
  const header = headerLines(reading, !before ? 'added' : headerChanged ? 'corrected' : 'unchanged', {
    mrn: before !== null && before.episode.patient.mrn !== patient.mrn,
    payer: before !== null && keepsPayer(reading, at),
  })
  return { before, episode, headerChanged, added, lines: sorted([...reading.lines, ...header, ...lines]) }
}

const NONE_LEFT =
  'No fact of this patient can be recorded, so no episode was opened. Mend what is refused and import again.'

/** The answer where a need is shown, but no fact of the plan can be recorded. */
export function nothingLeft(plan: Plan): Result<Imported> {
  const lines = plan.lines.map((line) =>
    line.result === 'added' ? lineOf(line.resource, 'not-used', NONE_LEFT) : line,
  )
  return succeed({ episodeId: null, outcome: 'not-opened', lines })
}
