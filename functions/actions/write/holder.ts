import { mrnDigest } from '../../store/mrn-digest.ts'
import type { WriteDeps } from './deps.ts'

/** The person whom a clinic knows by a record number; null where it knows nobody by it. */
export async function holderIn({ charts, mrnKey }: WriteDeps, clinicId: string, mrn: string): Promise<string | null> {
  const holder = await charts.holderOf(clinicId, mrnDigest(mrnKey, clinicId, mrn))
  return holder?.patientId ?? null
}
