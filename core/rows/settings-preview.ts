import { needsContact, needsReview } from '../caseload/needs.ts'
import { REASON_CODES, type ReasonCode } from '../caseload/reasons/reason.ts'
import type { CaseloadRules } from '../caseload/rules.ts'
import type { Summary } from '../chart/summary.ts'
import type { CaseloadRow } from '../contract/schemas/caseload.ts'
import type { SettingsPreview } from '../contract/schemas/settings.ts'
import type { Day } from '../day.ts'
import { REASON_NAMES } from '../words/en/reason-names.ts'
import { caseloadRow } from './row.ts'

/** What of a row other settings could change: which lists it stands in, and why. */
type Place = Pick<CaseloadRow, 'group' | 'stage' | 'reasons' | 'needsContact'>
/** One row as the rules that hold have it, and as the chosen ones would. */
export interface Compared {
  readonly episodeId: string
  readonly version: number
  readonly now: Place
  readonly then: Place
}

const placeOf = ({ group, stage, reasons, needsContact }: CaseloadRow): Place => ({
  ...{ group, stage, reasons, needsContact },
})

/** A row of the list by both rules: the list's own, so that what is said before is what is shown after. */
export function comparedRow(summary: Summary, today: Day, rules: CaseloadRules, chosen: CaseloadRules): Compared {
  const now = caseloadRow(summary, today, rules)
  return {
    ...{ episodeId: now.episodeId, version: now.version, now: placeOf(now) },
    then: placeOf(caseloadRow(summary, today, chosen)),
  }
}

const gives = ({ reasons }: Place, code: ReasonCode): boolean => reasons.some((one) => one.code === code)

/** How many people a day's list would change for. Who has closed is in no count: they stand in a band without a rank. */
export function settingsPreview(all: readonly Compared[]): Omit<SettingsPreview, 'unread'> {
  const rows = all.filter(({ now }) => now.stage !== 'closed')
  const count = (is: (row: Compared) => boolean): number => rows.filter(is).length
  const change = (is: (place: Place) => boolean) => ({
    now: count((row) => is(row.now)),
    then: count((row) => is(row.then)),
  })
  return {
    people: rows.length,
    review: change(needsReview),
    contact: change(needsContact),
    leave: count(({ now, then }) => needsReview(now) && !needsReview(then)),
    enter: count(({ now, then }) => !needsReview(now) && needsReview(then)),
    move: count(({ now, then }) => needsReview(now) && needsReview(then) && now.group !== then.group),
    waiting: count(({ now }) => now.stage === 'waiting'),
    overStandard: change((place) => gives(place, 'waiting-over-standard')),
    reasons: REASON_CODES.map((code) => ({
      ...{ code, name: REASON_NAMES[code] },
      ...change((place) => gives(place, code)),
    })).filter(({ now, then }) => now !== then),
  }
}
