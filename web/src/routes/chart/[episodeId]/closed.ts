import { factOf } from '../../../../../core/chart/families.ts'
import type { ReadChart } from './known.ts'
import type { Day } from '../../../../../core/day.ts'
import { inWords } from '../../../lib/text/code.ts'
import { dayText } from '../../../lib/text/day.ts'

/** What a closed chart says at its top: since when and why, and what can still be recorded (laws S5). Null while it is open. */
export function closedWords(
  { row, entries, superseded }: ReadChart,
  today: Day,
): { title: string; text: string } | null {
  if (row.stage !== 'closed') return null
  const fact = entries.flatMap((entry) => (entry.id in superseded ? [] : (factOf(entry) ?? []))).find(isClose)
  return {
    title: fact
      ? `This episode closed on ${dayText(fact.day, today)}: ${inWords(fact.reason)}`
      : 'This episode is closed',
    text: `Still possible: a contact or an attempt, an answer or a score, an assessment of risk, a hand-over and what follows from it, a case review, and any correction. A new treatment, referral or consent needs a new episode${row.safety && !['none', 'settled'].includes(row.safety.state) ? '. The safety item stays open until it is settled' : ''}.`,
  }
}
const isClose = <F extends { readonly kind: string }>(fact: F): fact is Extract<F, { kind: 'close' }> =>
  fact.kind === 'close'
