import { dayInZone, type Day } from '../../core/day.ts'
import type { DirectoryStore } from './directory.ts'

/** A clinic that charts name is not in the Directory, or this version cannot read it there: no day at it can be told. */
export class ClinicUnreadable extends Error {
  override readonly name = 'ClinicUnreadable'
}

/** IANA zone of a clinic. Throws ClinicUnreadable. */
export async function zoneOf(directory: DirectoryStore, clinicId: string): Promise<string> {
  const clinic = (await directory.lists()).clinics.get(clinicId)
  if (!clinic) throw new ClinicUnreadable('A clinic with charts cannot be read in the Directory')
  return clinic.zone
}

/** The calendar day it is at a clinic. Never remembered: a container outlives midnight. */
export const todayAt = async (directory: DirectoryStore, clinicId: string, now: Date): Promise<Day> =>
  dayInZone(now.getTime(), await zoneOf(directory, clinicId))
