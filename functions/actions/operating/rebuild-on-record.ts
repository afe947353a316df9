import * as z from 'zod/mini'
import { operatorSub, type AuditRecord, type AuditStore, type DirectoryChange } from '../../store/audit.ts'
import { rebuild, type RebuildAsked, type RebuildDeps, type Rebuilt } from '../rebuild.ts'

export interface RebuildOnRecordDeps extends RebuildDeps {
  readonly audit: AuditStore
}
const Operator = z.object({
  operator: z.string().check(z.minLength(1), z.maxLength(300)),
  reason: z.optional(z.string().check(z.maxLength(500))),
})
/** A rebuild, with who asks for it and why. */
export type RebuildOnRecord = RebuildAsked & z.infer<typeof Operator>

/** Nobody makes rows anew without saying who asks. */
export class UnknownOperator extends Error {
  override readonly name = 'UnknownOperator'
}

/** What was written, in counts; what is zero is not said. */
const written = (done: Rebuilt): DirectoryChange[] =>
  (['reformatted', 'missing', 'differed', 'strays', 'blocks', 'failed'] as const)
    .filter((field) => done[field] > 0)
    .map((field) => ({ of: 'rebuild', id: field === 'blocks' ? 'blocks' : 'rows', field, to: String(done[field]) }))

/** The same stores, where nothing is written before `begin` is through. */
const after = (
  { rows, population }: RebuildDeps,
  begin: () => Promise<void>,
): Pick<RebuildDeps, 'rows' | 'population'> => ({
  rows: { ...rows, putRow: (change) => begin().then(() => rows.putRow(change)) },
  population: { ...population, putBlock: (...block) => begin().then(() => population.putBlock(...block)) },
})

/**
 * A rebuild that is on record: who asked stands in the audit trail before the first row or block is written, what was written
 * after the last, in counts. A call that finds nothing to write leaves no record. Charts themselves are never touched.
 */
export async function rebuildOnRecord(
  deps: RebuildOnRecordDeps,
  asked: RebuildOnRecord,
  requestId: string,
): Promise<Rebuilt> {
  const who = Operator.safeParse(asked)
  if (!who.success) throw new UnknownOperator('Say who asks: run npm run rebuild of the version that is deployed')
  const { operator, reason = '' } = who.data
  const record = (result: string, changes: readonly DirectoryChange[]): AuditRecord => ({
    ...{ id: deps.newId(), instant: deps.clock().toISOString(), sub: operatorSub(operator), requestId, reason },
    ...{ clinicId: asked.clinicId ?? null, clinics: [], action: 'rebuild', result, changes },
    ...{ roles: [], episodes: [], patientId: null, sourceIp: '' },
  })
  let begun: Promise<void> | undefined
  const begin = () => (begun ??= deps.audit.record(record('begun', [])))
  const done = await rebuild({ ...deps, ...after(deps, begin) }, asked)
  if (begun) await deps.audit.record(record(done.failed > 0 ? 'incomplete' : 'ok', written(done)))
  return done
}
