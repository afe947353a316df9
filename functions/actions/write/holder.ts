import type { MrnHolder } from '../../store/chart-items.ts'
import { mrnDigest } from '../../store/mrn-digest.ts'
import type { WriteDeps } from './deps.ts'

/** Who has a record number in a clinic, and in which episode; null where it knows nobody by it. */
export const holderOf = ({ charts, mrnKey }: WriteDeps, clinicId: string, mrn: string): Promise<MrnHolder | null> =>
  charts.holderOf(clinicId, mrnDigest(mrnKey, clinicId, mrn))

/** The person whom a clinic knows by a record number; null where it knows nobody by it. */
export const holderIn = async (deps: WriteDeps, clinicId: string, mrn: string): Promise<string | null> =>
  (await holderOf(deps, clinicId, mrn))?.patientId ?? null
