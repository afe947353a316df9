import type { Score } from '../../../../../../core/chart/track.ts'
import type { Day } from '../../../../../../core/day.ts'
import { INSTRUMENTS, type MeasureId } from '../../../../../../core/instruments/index.ts'
import { totalProblem, type Instrument } from '../../../../../../core/instruments/instrument.ts'
import { isSafetySource, safetyItemName } from '../../../../../../core/instruments/safety-sources.ts'
import { score, scoreTotal, type Safety } from '../../../../../../core/instruments/score.ts'
import type { KnownAnswer } from '../../../../lib/caseload/known-row.ts'
import { answerName } from '../../../../lib/caseload/safety-signs.ts'
import { dayText } from '../../../../lib/text/day.ts'
import type { Answering } from './instrument-form.ts'

export interface LiveScore {
  readonly total: number | null
  readonly severity: string
  readonly answered: number
  readonly of: number
  /** What else to know: filled items, what is missing, the change from the last score. */
  readonly notes: readonly string[]
  readonly safety: Safety | null
}

/** The score as it stands while typing. Missing answers are never counted as 0: with too many there is no total. */
export function liveScore(draft: Answering, previous: Pick<Score, 'day' | 'total'> | null, today: Day): LiveScore {
  const tool: Instrument = INSTRUMENTS[draft.instrument]
  const of = tool.items.length
  const answered = draft.answers.filter((answer) => answer !== null).length
  if (draft.by === 'total') {
    const typed = /^\d{1,3}$/.test(draft.total.trim()) ? Number(draft.total) : null
    const total = typed !== null && totalProblem(tool, typed) === null ? typed : null
    const unknown = isSafetySource(draft.instrument)
      ? [`${safetyItemName(draft.instrument)} stays unknown: a total does not tell it`]
      : []
    const scored = total === null ? null : scoreTotal(tool, total)
    return {
      total,
      severity: scored?.severity ?? '',
      answered,
      of,
      notes: [...changeNote(total, previous, today), ...unknown],
      safety: scored?.flags.safety ?? null,
    }
  }
  const scored = score(tool, draft.answers)
  const { safety, imputed } = scored.flags
  if ('incomplete' in scored) {
    const notes = answered ? [`${scored.missing.length} not answered, so there is no total yet`] : []
    return { total: null, severity: '', answered, of, notes, safety }
  }
  const filled = imputed.length
    ? [
        `${imputed.length === 1 ? 'Item' : 'Items'} ${imputed.join(', ')} not answered: counted with the mean of the others`,
      ]
    : []
  return {
    total: scored.total,
    severity: scored.severity,
    answered,
    of,
    notes: [...changeNote(scored.total, previous, today), ...filled],
    safety,
  }
}

/**
 * What somebody should look at before a score is saved, in words: an answer about safety that was left out while the total is there all the
 * same, and a form of a day of which one is recorded. Neither is refused.
 */
export function doubts(
  { total, safety }: Pick<LiveScore, 'total' | 'safety'>,
  { instrument, by }: Pick<Answering, 'instrument' | 'by'>,
  { previous, day }: { readonly previous: Pick<Score, 'day' | 'total'> | null; readonly day: string },
  today: Day,
): readonly string[] {
  const tool: Instrument = INSTRUMENTS[instrument]
  const isLeftOut = by === 'answers' && total !== null && isSafetySource(instrument) && safety?.state === 'unknown'
  return [
    ...(isLeftOut ? [`${safetyItemName(instrument)} is not answered, and stays unknown if this is saved so.`] : []),
    ...(total !== null && previous?.day === day
      ? [
          `A ${tool.name} of ${dayText(previous.day, today)} is recorded already, with ${previous.total}. If this is the same one, correct that entry instead.`,
        ]
      : []),
  ]
}

function changeNote(
  total: number | null,
  previous: Pick<Score, 'day' | 'total'> | null,
  today: Day,
): readonly string[] {
  if (total === null || !previous) return []
  const change = total - previous.total
  const words = change === 0 ? 'no change' : `${change > 0 ? 'up' : 'down'} ${Math.abs(change)}`
  return [`was ${previous.total} on ${dayText(previous.day, today)}, ${words}`]
}

/** What a safety answer says at once, in words; null where nothing is to be said. */
export function safetyWords(
  safety: LiveScore['safety'],
  before: Pick<KnownAnswer, 'day' | 'level' | 'instrument'> | null,
  today: Day,
  instrument: MeasureId,
): string | null {
  if (safety?.state !== 'positive' || safety.level === null || !isSafetySource(instrument)) return null
  const now = `${safetyItemName(instrument)} is ${safety.level}`
  if (!before) return `${now}. It was never asked before`
  const day = dayText(before.day, today)
  if (before.instrument !== instrument)
    return `${now}. The ${answerName(before.instrument)} of ${day} was ${before.level ?? 'not known'}`
  if (before.level === null) return `${now}. On ${day} it was not known`
  if (before.level === 0) return `${now}, and new since ${day}`
  return `${now}. On ${day} it was ${before.level}`
}
