import { knownDay } from '../chart/milestones.ts'
import type { Summary } from '../chart/summary.ts'
import { daysBetween, type Day } from '../day.ts'
import { instrument } from '../instruments/index.ts'
import type { CaseloadRules } from './rules.ts'
import type { Status } from './status.ts'
import { shortDay, span, spanSince } from './words.ts'

/** What a reason looks like; words and icon come first, colour third. */
export const TONES = ['safety', 'attention', 'unknown', 'new', 'good', 'quiet'] as const
export type Tone = (typeof TONES)[number]

export const REASON_CODES = [
  'safety-open',
  'deteriorating',
  'relapsing',
  'not-at-target',
  'new',
  'no-score',
  'score-late',
  'item9-unknown',
  'waiting-over-standard',
  'contact-overdue',
  'no-contact',
  'waiting',
  'changed-recently',
  'remission',
  'need-unknown',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

export interface Reason {
  readonly code: ReasonCode
  readonly tone: Tone
  /** 1 safety, 2 worse, 3 decide now, 4 advice open, 5 unknown, 6 rolled over, 7 overdue, 8 good or quiet. */
  readonly group: number
  /** One plain sentence with since-when, for example "Week 11, PHQ-9 18 → 16, no change in 9 weeks". */
  readonly text: string
}

interface Case {
  readonly summary: Summary
  readonly status: Status
  readonly today: Day
  readonly rules: CaseloadRules
}
type Rule = (episode: Case) => Reason | null

const leadScores = ({ status }: Case): string => {
  const name = status.lead ? instrument(status.lead).name : ''
  const { baseline, last } = status.track ?? {}
  return baseline && last ? `${name} ${baseline.total} → ${last.total}` : name
}

const safetyOpen: Rule = ({ summary, today }) => {
  const { safety, riskAssessed } = summary
  if (!safety) return null
  const rose =
    safety.before !== null && safety.before < safety.level
      ? `rose ${safety.before} → ${safety.level}`
      : `is ${safety.level}`
  const assessed = riskAssessed && riskAssessed.day >= safety.since
  const follow = assessed ? `risk assessed ${shortDay(riskAssessed.day, today)}` : 'no risk assessment recorded'
  return {
    code: 'safety-open',
    tone: 'safety',
    group: 1,
    text: `Item 9 ${rose}, open since ${shortDay(safety.since, today)}, ${follow}`,
  }
}

const worse: Rule = (episode) => {
  const { code } = episode.status.course
  if (code === 'relapsing')
    return {
      code: 'relapsing',
      tone: 'attention',
      group: 2,
      text: `Relapsing: best was ${episode.status.track?.best?.total ?? '?'}, ${leadScores(episode)}`,
    }
  if (code === 'deteriorating')
    return { code: 'deteriorating', tone: 'attention', group: 2, text: `Worsening: ${leadScores(episode)}` }
  return null
}

const DETAIL = { plateau: 'plateau', 'some-gain': 'some gain', 'no-gain': 'no gain' } as const

const notAtTarget: Rule = (episode) => {
  const { summary, status, today, rules } = episode
  if (status.course.code !== 'not-at-target') return null
  const weeks = status.week === null ? 'Not at target' : `Week ${status.week}`
  const head = `${weeks}, ${leadScores(episode)}, ${DETAIL[status.course.detail ?? 'no-gain']}`
  const sinceChange = summary.lastChange ? daysBetween(summary.lastChange, today) : null
  if (sinceChange !== null && sinceChange < rules.changeWeeks * 7)
    return {
      code: 'changed-recently',
      tone: 'quiet',
      group: 8,
      text: `${head}, treatment changed ${span(sinceChange)} ago`,
    }
  const since = sinceChange === null ? 'no treatment change recorded' : `no change in ${span(sinceChange)}`
  return { code: 'not-at-target', tone: 'attention', group: 3, text: `${head}, ${since}` }
}

const isNew: Rule = ({ summary, status, today, rules }) => {
  const began = knownDay(summary.stages.enrolled) ?? knownDay(summary.stages.treated)
  if (!began || daysBetween(began, today) > rules.newDays || began > today) return null
  const score = status.track?.last
  const first = score && status.lead ? `, ${instrument(status.lead).name} ${score.total}` : ', no score yet'
  return { code: 'new', tone: 'new', group: 3, text: `New since ${shortDay(began, today)}${first}` }
}

const scoreUnknown: Rule = ({ status, today }) => {
  if (status.stage !== 'in-treatment') return null
  const { freshness, track, lead } = status
  if (freshness.code === 'none' || !lead || !track?.last)
    return { code: 'no-score', tone: 'unknown', group: 5, text: 'No PHQ-9 or GAD-7 on record' }
  if (freshness.code !== 'late') return null
  return {
    code: 'score-late',
    tone: 'unknown',
    group: 5,
    text: `No ${instrument(lead).name} in ${spanSince(track.last.day, today)}`,
  }
}

const item9Unknown: Rule = ({ summary, today }) => {
  if (summary.item9?.level !== null || !summary.item9) return null
  return {
    code: 'item9-unknown',
    tone: 'unknown',
    group: 5,
    text: `Item 9 not known, total only on ${shortDay(summary.item9.day, today)}`,
  }
}

const waitingLong: Rule = ({ summary, status, rules }) => {
  if (status.stage !== 'waiting') return null
  if (status.waitingDays === null)
    return { code: 'need-unknown', tone: 'unknown', group: 7, text: 'No referral or positive screen on record' }
  const contact = summary.stages.contacted === null ? ', no contact yet' : ''
  const text = `Waiting ${span(status.waitingDays)} for treatment${contact}`
  return status.waitingDays > rules.waitingDays
    ? { code: 'waiting-over-standard', tone: 'attention', group: 7, text }
    : { code: 'waiting', tone: 'quiet', group: 8, text }
}

const contactOverdue: Rule = ({ summary, status, today, rules }) => {
  const { nextDue, lastContact } = summary
  if (status.stage === 'closed') return null
  // A contact kept on or after the due day has answered it.
  const answered = nextDue !== null && lastContact !== null && lastContact >= nextDue
  if (nextDue && !answered && nextDue < today)
    return {
      code: 'contact-overdue',
      tone: 'attention',
      group: 7,
      text: `Contact ${span(daysBetween(nextDue, today))} late, due ${shortDay(nextDue, today)}`,
    }
  if (status.stage !== 'in-treatment') return null
  const since = lastContact ?? knownDay(summary.stages.treated)
  if (!since || daysBetween(since, today) <= rules.contactDays) return null
  return { code: 'no-contact', tone: 'attention', group: 7, text: `No contact in ${spanSince(since, today)}` }
}

const remission: Rule = (episode) => {
  const { status } = episode
  if (status.course.code !== 'remission' || status.freshness.code !== 'current') return null
  return { code: 'remission', tone: 'good', group: 8, text: `Remission: ${leadScores(episode)}` }
}

/** One order everywhere: safety; worse; decide now; unknown; overdue; then what is well (design/README.md, point 5). */
const RULES: readonly Rule[] = [
  safetyOpen,
  worse,
  notAtTarget,
  isNew,
  item9Unknown,
  scoreUnknown,
  contactOverdue,
  waitingLong,
  remission,
]

/** Why somebody should be looked at today, most pressing first. Empty = nothing these entries can tell. */
export function reasonsFor(summary: Summary, status: Status, today: Day, rules: CaseloadRules): readonly Reason[] {
  const episode: Case = { summary, status, today, rules }
  const reasons: Reason[] = []
  for (const rule of RULES) {
    const reason = rule(episode)
    if (reason) reasons.push(reason)
  }
  return reasons.length > 1 ? reasons.sort((a, b) => a.group - b.group) : reasons
}
