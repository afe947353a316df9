import type { Entry, NewEntry } from '../../core/chart/entry.ts'
import { addDays, type Day } from '../../core/day.ts'
import { anEpisode } from './charts.ts'
import { summarize } from '../../core/chart/fold.ts'
import { caseloadRow } from '../../core/caseload/row.ts'
import { DEFAULT_RULES, type CaseloadRules } from '../../core/caseload/rules.ts'
import type { CaseloadRow } from '../../core/contract/schemas/caseload.ts'
import type { Summary } from '../../core/chart/summary.ts'

/** The day every history is told from. A Tuesday. */
export const TODAY: Day = '2026-11-24'

/** The day so many days from {@link TODAY}; minus is the past. */
export const at = (days: number): Day => addDays(TODAY, days)

/** One request: what was recorded on a day, by whom. */
export interface Request {
  readonly on: number
  readonly by?: string
  readonly source?: 'typed' | 'import'
  readonly facts: readonly NewEntry[]
}
/** What somebody recorded on a day relative to today. */
export const saved = (on: number, ...facts: readonly NewEntry[]): Request => ({ on, facts })
export const savedBy = (by: string, on: number, ...facts: readonly NewEntry[]): Request => ({ on, by, facts })
export const imported = (on: number, ...facts: readonly NewEntry[]): Request => ({ on, source: 'import', facts })

/** The entries of a chart that was written request by request, in the order given; ids are `v<version>p<place>`. */
export function history(...requests: readonly Request[]): Entry[] {
  return requests.flatMap(({ on, by = 'kerensa-aldous', source = 'typed', facts }, i) =>
    facts.map((fact, place): Entry => {
      const version = i + 1
      return {
        ...{ id: `v${version}p${place}`, instant: `${at(on)}T18:00:00Z`, author: by, source, version, place, fact },
        local: `${at(on)}T12:${String(i % 60).padStart(2, '0')}:${String(place % 60).padStart(2, '0')}`,
      }
    }),
  )
}

export const summaryOf = (...requests: readonly Request[]): Summary => summarize(anEpisode(), history(...requests))

/** The caseload row of a history as of {@link TODAY}. */
export const rowOf = (requests: readonly Request[], rules: CaseloadRules = DEFAULT_RULES): CaseloadRow =>
  caseloadRow(summaryOf(...requests), TODAY, rules)

export const textsOf = (row: CaseloadRow): string[] => row.reasons.map(({ text }) => text)
export const codesOf = (row: CaseloadRow): string[] => row.reasons.map(({ code }) => code)

/** A PHQ-9 with all answers, that adds up to `total` with item 9 as given. */
export function phq9With(day: Day, total: number, item9: number, over: object = {}): NewEntry {
  const rest = total - item9
  const answers = Array.from({ length: 8 }, (_, i) => Math.min(3, Math.max(0, Math.floor((rest + i) / 8))))
  return { kind: 'assessment', day, instrument: 'phq-9', answers: [...answers, item9], occasion: 'follow-up', ...over }
}
export const assessed = (day: Day, finding: 'low' | 'moderate' | 'high', over: object = {}): NewEntry => ({
  ...{ kind: 'safety', day, event: 'risk-assessment', instrument: 'C-SSRS', finding },
  ...over,
})
