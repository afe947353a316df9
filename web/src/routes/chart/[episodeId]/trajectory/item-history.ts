import { effective } from '../../../../../../core/chart/effective.ts'
import type { Entry } from '../../../../../../core/chart/entry.ts'
import type { Day } from '../../../../../../core/day.ts'
import { INSTRUMENTS, type MeasureId } from '../../../../../../core/instruments/index.ts'
import { worseBy } from '../../../../../../core/instruments/instrument.ts'
import { answeredIn } from '../answered.ts'

/** How many of the latest forms stand side by side. */
const LATEST = 4

export interface ItemLine {
  /** From 0. */
  readonly item: number
  /** In the order of the days; null = not answered. */
  readonly answers: readonly (number | null)[]
  /** "3 → 1, better", of the last two forms; '' where nothing changed, null where one of them does not tell. */
  readonly change: string | null
}
export interface ItemHistory {
  readonly days: readonly Day[]
  readonly lines: readonly ItemLine[]
}

/** What was answered to each item in the latest forms of an instrument, and what changed from the last but one to the last. */
export function itemHistory(id: MeasureId, entries: readonly Entry[]): ItemHistory {
  const forms = answeredIn(
    id,
    effective(entries).facts.map(({ fact }) => fact),
  ).slice(-LATEST)
  const lines = INSTRUMENTS[id].items.map((_, item) => {
    const answers = forms.map((form) => form.answers[item] ?? null)
    return { item, answers, change: changeWords(id, answers.at(-2) ?? null, answers.at(-1) ?? null) }
  })
  return { days: forms.map(({ day }) => day), lines }
}

function changeWords(id: MeasureId, before: number | null, now: number | null): string | null {
  if (before === null || now === null) return null
  if (before === now) return ''
  return `${before} → ${now}, ${worseBy(INSTRUMENTS[id], now, before) > 0 ? 'worse' : 'better'}`
}
