import { lastAnswers, type Answered } from '../answered.ts'
import { effective } from '../../../../../../core/chart/effective.ts'
import type { Entry } from '../../../../../../core/chart/entry.ts'
import { latestAnswer } from '../../../../../../core/chart/safety.ts'
import type { ChartRow } from '../../../../../../core/contract/index.ts'
import type { MeasureId } from '../../../../../../core/instruments/index.ts'
import type { KnownAnswer } from '../../../../lib/caseload/known-row.ts'
import type { ReadChart } from '../known.ts'
import { totalOf } from '../trajectory/trajectory.ts'

/** What a form being typed is compared with: a score and an answer about safety. */
export interface Compared {
  readonly previous: ChartRow['measures'][number]['last'] | null
  readonly answered: Pick<KnownAnswer, 'day' | 'level' | 'instrument'> | null
  /** What was answered to its items the last time, in their order; null = never, or by a total alone. */
  readonly answers: Answered | null
}

/** What is new is compared with the last of the chart; a correction with what lies before the entry it corrects, never with that entry. */
export function comparedWith(
  { row, entries }: Pick<ReadChart, 'row' | 'entries'>,
  id: MeasureId,
  corrects: Entry | null,
): Compared {
  const standing = effective(entries).facts
  if (!corrects)
    return {
      previous: row.measures.find((one) => one.id === id)?.last ?? null,
      answered: row.answered,
      answers: lastAnswers(
        id,
        standing.map(({ fact }) => fact),
      ),
    }
  const before = standing.slice(
    0,
    Math.max(
      0,
      standing.findIndex(({ entry }) => entry.id === corrects.id),
    ),
  )
  const scores = before.flatMap(({ fact }) => {
    const total = totalOf(id, fact)
    return total === null ? [] : [{ day: fact.day, total }]
  })
  return {
    previous: scores.at(-1) ?? null,
    answered: latestAnswer(before),
    answers: lastAnswers(
      id,
      before.map(({ fact }) => fact),
    ),
  }
}
