import type { AskedOperation, Touched } from '../../runtime/call.ts'
import type { AuditRecord } from '../../store/audit.ts'
import type { ChartStore } from '../../store/charts.ts'
import type { DirectoryStore } from '../../store/directory.ts'
import { isConsultantOf, type KnownMember } from '../../store/member.ts'
import type { Writer } from '../../../core/chart/safety-steps.ts'
import type { ClinicNow } from '../clinic-rules.ts'

export interface WriteDeps {
  readonly newId: () => string
  readonly charts: ChartStore
  readonly directory: DirectoryStore
  readonly mrnKey: string
}

/** What every write needs to know of its request. */
export interface Writing {
  readonly route: string
  readonly caller: KnownMember
  readonly now: Date
  readonly operation: AskedOperation
  readonly record: (result: string, about: Touched) => AuditRecord
}

/** What a write is decided and answered with: the clinic now, who asks, and the format that entries are written in. */
export interface Standpoint extends ClinicNow {
  readonly by: Writer
  readonly entryFormat: number
}

/** Who a caller is in a clinic, as far as admission asks. */
export const writerAt = (caller: KnownMember, clinicId: string): Writer => ({
  sub: caller.sub,
  consultant: isConsultantOf(caller, clinicId),
})
