import type { AccessStandard } from '../../core/access-standard.ts'
import { rulesOn, type CaseloadRules } from '../../core/caseload/rules.ts'
import { closedDays } from '../../core/calendar.ts'
import { momentInZone, type Day } from '../../core/day.ts'
import type { ChosenSettings } from '../../core/settings/index.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { zoneOf } from '../store/clinic-day.ts'

/** A clinic now: its zone, the day and the moment it is there, and what it has chosen. */
export interface ClinicNow {
  readonly zone: string
  readonly today: Day
  /** Day and time there, to the second. */
  readonly local: string
  readonly chosen: ChosenSettings
  readonly rules: CaseloadRules
}

/** How many years back holidays are known: somebody who has waited longer is over every standard there can be. */
const HOLIDAY_YEARS = 10

/** Days the clinic is closed, up to the end of this year there. */
async function holidaysOf(directory: DirectoryStore, clinicId: string, today: Day): Promise<Set<Day>> {
  const { dated } = await directory.settings(clinicId)
  const year = Number(today.slice(0, 4))
  return closedDays(dated, year - HOLIDAY_YEARS, year)
}

/** The access standard of a clinic on a day: the same for its caseload and for its figures (laws D4). */
export async function standardOn(directory: DirectoryStore, clinicId: string, day: Day): Promise<AccessStandard> {
  const { chosen } = await directory.choices(clinicId)
  return rulesOn(chosen, day, await holidaysOf(directory, clinicId, day)).standard
}

/** Throws ClinicUnreadable. */
export async function clinicNow(directory: DirectoryStore, clinicId: string, now: Date): Promise<ClinicNow> {
  const zone = await zoneOf(directory, clinicId)
  const local = momentInZone(now.getTime(), zone)
  const today = local.slice(0, 10)
  const { chosen } = await directory.choices(clinicId)
  return { zone, today, local, chosen, rules: rulesOn(chosen, today, await holidaysOf(directory, clinicId, today)) }
}
