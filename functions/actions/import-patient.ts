import type { PayerClass } from '../../core/chart/vocabulary.ts'
import type { Imported } from '../../core/contract/schemas/imports.ts'
import { readPatient } from '../../core/exchange/fhir.ts'
import { episodeIdOf, NO_NEED, notStored, planOf, SAME_MRN, type Plan, type Source } from '../../core/exchange/plan.ts'
import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { MAX_ENTRIES_PER_WRITE } from '../store/change.ts'
import type { StoredChart } from '../store/charts.ts'
import { importedId } from '../store/imported-id.ts'
import { mrnDigest } from '../store/mrn-digest.ts'
import { clinicNow } from './clinic-rules.ts'
import type { Standpoint, WriteDeps } from './write/deps.ts'
import { about } from './write/refusals.ts'
import { beforeOperation, importTarget, type SeenImport } from './write/import-target.ts'
import { write } from './write/write.ts'

/** The payer class of the chart's plan; null where any may stand beside it. A plan that is not in the Directory keeps its payer. */
async function planClassOf({ directory }: WriteDeps, chart: StoredChart | null): Promise<PayerClass | null> {
  if (!chart || chart.episode.coverage.plan === null) return null
  const plan = (await directory.lists()).plans.get(chart.episode.coverage.plan)
  return plan ? plan.payerClass : chart.episode.coverage.payerClass
}

/** An import keeps the times of its source: no hour at the clinic is held against them. */
const admittingAt = (at: Standpoint) => ({ ...at, local: null })

/** Why a patient who is not here yet is not taken in, or null. */
async function notTaken(deps: WriteDeps, { reading, clinicId, patient }: Source, episodeId: string) {
  if (!reading.need) return notStored(reading, 'not-opened', 'not-used', NO_NEED)
  const holder = await deps.charts.holderOf(clinicId, mrnDigest(deps.mrnKey, clinicId, patient.mrn))
  // The same patient may have come in by another import a moment ago: then the write meets it and looks again.
  return holder && holder.episodeId !== episodeId ? notStored(reading, 'refused', 'refused', SAME_MRN) : null
}

/**
 * Imports one patient's FHIR resources. Ids are made from the source's ids, so importing again changes nothing and changed
 * content becomes a correction. All of it is one transaction; whoever else writes the chart meanwhile makes it read again.
 */
export async function importPatient(deps: WriteDeps, call: Call<'importPatient'>): Promise<Answered<'importPatient'>> {
  const { clinicId } = call.params
  const { system, resources } = call.body
  const { zone, today } = await clinicNow(deps.directory, clinicId, call.now)
  const reading = readPatient(resources, { system, zone, today })
  if (!reading.patient) {
    const value: Imported = { episodeId: null, outcome: 'refused', lines: [...reading.lines] }
    return { result: succeed(value), touched: { clinicId } }
  }
  const { patient, patientSourceId } = reading
  const source: Source = { clinicId, system, reading, patient, idOf: importedId, most: MAX_ENTRIES_PER_WRITE }
  const episodeId = episodeIdOf(importedId, { clinicId, system, patientSourceId })
  const standing = async ({ chart, others, person, absorbed }: SeenImport, at: Standpoint) => ({
    ...{ before: chart, others, person, absorbed, admitting: admittingAt(at), entryFormat: at.entryFormat },
    planClass: await planClassOf(deps, chart),
  })
  return write(deps, call, {
    target: importTarget(episodeId),
    async decide(seen, at): Promise<ReturnType<typeof succeed<Plan<StoredChart>>>> {
      const refusal = seen.chart ? null : await notTaken(deps, source, episodeId)
      return succeed(refusal ?? planOf(source, await standing(seen, at)))
    },
    answer: ({ imported }) => ({ ...imported, lines: [...imported.lines] }),
    async again(operation, seen, at) {
      const { imported } = planOf(source, await standing(beforeOperation(seen, operation), at), operation.headerChanged)
      return { answer: imported, touched: seen.chart ? about(seen.chart.episode) : {} }
    },
    repeats: true,
  })
}
