import type { AccessStandard } from '../access-standard.ts'
import type { Day } from '../day.ts'
import { FOLLOWED, type FollowedId } from '../instruments/index.ts'
import { NOTHING_CHOSEN, settingOn, type ChosenSettings } from '../settings/index.ts'

/** The numbers of the caseload as one clinic has them on one day; what each means and where it comes from is in core/settings. */
export interface CaseloadRules {
  /** A score is current for so many days, then stale; a target is judged by one no older than `targetScoreAge`. */
  readonly scoreInterval: number
  readonly targetScoreAge: number
  /** A safety answer is old after, and unknown from, so many days. */
  readonly answerInterval: number
  readonly answerLate: number
  /** A change of treatment is judged by the first score so many days after it, and excuses for no longer than. */
  readonly excuseFirstScore: number
  readonly excuseLongest: number
  readonly therapyRecent: number
  readonly contactInterval: number
  readonly newDays: number
  /** A case review or change is followed by a score within so many days, in the severe band sooner. */
  readonly actedOn: number
  readonly actedOnSevere: number
  readonly relapseRise: number
  readonly worsening: Readonly<Record<FollowedId, number>>
  readonly standard: AccessStandard
}

/** The rules of a clinic on a day. `holidays` reach back to the oldest referral that waits. */
export function rulesOn(chosen: ChosenSettings, today: Day, holidays: ReadonlySet<Day>): CaseloadRules {
  const on = <Id extends Parameters<typeof settingOn>[1]>(id: Id) => settingOn<Id>(chosen, id, today)
  return {
    scoreInterval: on('score-interval'),
    targetScoreAge: on('target-score-age'),
    answerInterval: on('safety-answer-interval'),
    answerLate: on('safety-answer-late'),
    excuseFirstScore: on('excuse-first-score'),
    excuseLongest: on('excuse-longest'),
    therapyRecent: on('therapy-recent'),
    contactInterval: on('contact-interval'),
    newDays: on('new-to-review'),
    actedOn: on('acted-on'),
    actedOnSevere: on('acted-on-severe'),
    relapseRise: on('relapse-rise'),
    worsening: Object.fromEntries(FOLLOWED.map((id) => [id, on(`worsening-${id}`)])) as Record<FollowedId, number>,
    standard: { days: on('access-standard'), dayType: on('access-standard-days'), holidays },
  }
}

/** What holds where a clinic chose nothing and is never closed. */
export const DEFAULT_RULES: CaseloadRules = rulesOn(NOTHING_CHOSEN, '2000-01-01', new Set())
