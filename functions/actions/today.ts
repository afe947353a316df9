import { dayInZone, type Day } from '../../core/day.ts'
import type { DirectoryStore } from '../store/directory.ts'

/** IANA zone of a clinic. Throws where the Directory has lost a clinic that charts still name. */
export async function zoneOf(directory: DirectoryStore, clinicId: string): Promise<string> {
  const clinic = (await directory.lists()).clinics.get(clinicId)
  if (!clinic) throw new Error('A clinic with charts is missing from the Directory')
  return clinic.zone
}

/** The calendar day it is at a clinic. Never remembered: a container outlives midnight. */
export const todayAt = async (directory: DirectoryStore, clinicId: string, now: Date): Promise<Day> =>
  dayInZone(now.getTime(), await zoneOf(directory, clinicId))
