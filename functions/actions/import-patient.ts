import type { PayerClass } from '../../core/chart/vocabulary.ts'
import type { Imported } from '../../core/contract/schemas/imports.ts'
import { readPatient } from '../../core/exchange/fhir.ts'
import { NO_NEED, notStored, planOf, type Plan } from '../../core/exchange/plan.ts'
import type { Source, Standing } from '../../core/exchange/source.ts'
import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { MAX_ENTRIES_PER_WRITE } from '../store/change.ts'
import type { StoredChart } from '../store/charts.ts'
import { importedId } from '../store/imported-id.ts'
import { MOST_KEPT } from '../store/operation.ts'
import { worksIn } from '../store/member.ts'
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
function notTaken({ reading }: Source, unmatched: string | null) {
  if (!reading.need) return notStored(reading, 'not-opened', 'not-used', NO_NEED)
  return unmatched === null ? null : notStored(reading, 'refused', 'refused', unmatched)
}

/** Another clinic in which the person has an open episode, by its name, where the caller works there too. */
async function elsewhereOf({ directory }: WriteDeps, { caller, params }: Call<'importPatient'>, { open }: SeenImport) {
  const clinicId = open.find((one) => one !== params.clinicId && worksIn(caller, one))
  return clinicId === undefined ? null : ((await directory.lists()).clinics.get(clinicId)?.name ?? clinicId)
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
  const { patient } = reading
  const source: Source = { clinicId, system, reading, patient, idOf: importedId, most: MAX_ENTRIES_PER_WRITE }
  const standing = async (seen: SeenImport, at: Standpoint): Promise<Standing<StoredChart>> => ({
    ...{ before: seen.chart, others: seen.others, person: seen.person, absorbed: seen.absorbed, of: seen.of },
    taken: seen.taken,
    ...{ admitting: admittingAt(at), entryFormat: at.entryFormat, planClass: await planClassOf(deps, seen.chart) },
    elsewhere: await elsewhereOf(deps, call, seen),
  })
  return write(deps, call, {
    target: importTarget(source),
    async decide(seen, at): Promise<ReturnType<typeof succeed<Plan<StoredChart>>>> {
      const refusal = seen.chart ? null : notTaken(source, seen.unmatched)
      return succeed(refusal ?? planOf(source, await standing(seen, at)))
    },
    answer: ({ imported }) => ({ ...imported, lines: [...imported.lines] }),
    async again(operation, seen, at) {
      const known = operation.imported
      const then = async () => standing(beforeOperation(seen, operation), at)
      const imported = known ?? planOf(source, await then(), operation.headerChanged).imported
      return { answer: imported, touched: seen.chart ? about(seen.chart.episode) : {} }
    },
    // One too long for an item is made again from the charts.
    keeps: ({ imported }) => (JSON.stringify(imported).length <= MOST_KEPT ? { imported } : {}),
    repeats: true,
  })
}
