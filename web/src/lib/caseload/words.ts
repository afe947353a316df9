import type { CourseCode, CourseDetail, FreshnessCode } from '../../../../core/caseload/course.ts'
import type { Tone } from '../../../../core/caseload/reasons/reason.ts'
import type { CaseloadRow } from '../../../../core/contract/index.ts'
import { INSTRUMENTS, MEASURES, type MeasureId } from '../../../../core/instruments/index.ts'
import type { KnownRow } from './known-row.ts'
import type { IconName } from '../parts/icons.ts'
import { changePercent, plain, signed } from '../text/number.ts'

const NBSP = '\u00a0'

/** A status as people read it: icon and words first, color third. */
export interface Sign {
  readonly text: string
  readonly tone: Tone
  readonly icon: IconName | null
}

export const TONE_ICONS: { readonly [T in Tone]: IconName | null } = {
  safety: 'shield',
  attention: 'level',
  unknown: 'question',
  new: 'plus',
  good: 'falling',
  quiet: 'clock',
}

const COURSES: { readonly [C in CourseCode | 'newer']: Sign } = {
  newer: { text: 'Unknown (newer version)', tone: 'unknown', icon: 'question' },
  'not-started': { text: 'Not started', tone: 'quiet', icon: 'clock' },
  'first-score': { text: 'First score', tone: 'quiet', icon: 'clock' },
  'no-baseline': { text: 'No first score', tone: 'unknown', icon: 'question' },
  relapsing: { text: 'Relapsing', tone: 'attention', icon: 'rising' },
  'lost-gain': { text: 'Gain lost', tone: 'attention', icon: 'rising' },
  worsening: { text: 'Worsening', tone: 'attention', icon: 'rising' },
  'not-measured': { text: 'Not measured', tone: 'unknown', icon: 'question' },
  'not-judged': { text: 'Shown, not judged', tone: 'quiet', icon: 'level' },
  remission: { text: 'Remission', tone: 'good', icon: 'check' },
  response: { text: 'Response', tone: 'good', icon: 'falling' },
  early: { text: 'Early', tone: 'quiet', icon: 'clock' },
  'below-threshold': { text: 'Below threshold', tone: 'quiet', icon: 'level' },
  'not-at-target': { text: 'Not at target', tone: 'attention', icon: 'level' },
}
const DETAILS: { readonly [D in CourseDetail | 'newer']: string } = {
  ...{ 'some-gain': 'some gain', 'no-gain': 'no gain', plateau: 'plateau', newer: 'and more (newer version)' },
}

export function courseSign({ code, detail }: KnownRow['course']): Sign {
  const sign = COURSES[code]
  return detail ? { ...sign, text: `${sign.text}, ${DETAILS[detail]}` } : sign
}

/** How old the last score is: a sign of its own beside the course, never mixed into it. */
export function freshnessSign({ code, days }: KnownRow['freshness']): Sign {
  const texts: { readonly [F in FreshnessCode | 'newer']: Sign } = {
    newer: { text: 'score age unknown (newer version)', tone: 'unknown', icon: 'question' },
    current: { text: `scored ${days === 0 ? 'today' : `${days}${NBSP}d ago`}`, tone: 'quiet', icon: null },
    stale: { text: `stale ${age(days)}`, tone: 'unknown', icon: 'question' },
    late: { text: `score late ${age(days)}`, tone: 'unknown', icon: 'question' },
    none: { text: 'no score', tone: 'unknown', icon: 'question' },
  }
  return texts[code]
}
const age = (days: number | null): string => (days === null ? '' : `${Math.floor(days / 7)}${NBSP}wk`)

type Short = CaseloadRow['measures'][number]

/** A score cell: first and last total and the change, or what there is instead. A total of 0 is a total. */
export interface ScoreText {
  readonly first: string | null
  readonly last: string
  readonly change: string
}
/** `count`: how many scores there are; null = not known here, and then it is not called one. */
export function scoreText({ first, last, changePercent: percent }: Omit<Short, 'id'>, count: number | null): ScoreText {
  if (first === null) return { first: null, last: plain(last), change: notCompared(count) }
  const change = percent === null ? `${signed(last - first)} points` : changePercent(percent)
  return { first: plain(first), last: plain(last), change }
}

/** Why a score has no change beside it. */
function notCompared(count: number | null): string {
  if (count === null) return 'not compared'
  return count === 1 ? 'one score' : 'no first score'
}

/** How many scores of an instrument there are, as far as a row tells: of its lead by the line over time; null = it does not tell. */
export const scoresIn = ({ lead, spark }: Pick<KnownRow, 'lead' | 'spark'>, id: string): number | null =>
  id === lead && spark.length > 0 ? spark.length / 2 : null

/** Instruments that have a column of their own in a list, with or without a score. */
export const ROUTINE: readonly MeasureId[] = MEASURES.filter((id) => INSTRUMENTS[id].routine)

export const ageText = ({ age }: Pick<CaseloadRow, 'age'>): string => (age === null ? 'age unknown' : `${age} y`)

/** Week of treatment, or days of waiting. The week never stops at the last session. */
export function timeText(row: Pick<CaseloadRow, 'week' | 'waitingDays' | 'stage'>): {
  readonly value: string
  readonly unit: string
} {
  if (row.stage === 'declined') return { value: '–', unit: 'declined' }
  if (row.week !== null) return { value: plain(row.week), unit: 'wk' }
  if (row.waitingDays !== null) return { value: plain(row.waitingDays), unit: 'd wait' }
  return { value: '?', unit: row.stage === 'waiting' ? 'wait' : 'wk' }
}
