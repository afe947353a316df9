import type { Day } from '../../../../core/day.ts'
import { safetyItemName, type SafetySource } from '../../../../core/instruments/safety-sources.ts'
import { dayText } from '../text/day.ts'
import type { KnownRow, KnownSafety } from './known-row.ts'
import type { Sign } from './words.ts'

type OfSafety = Pick<KnownRow, 'answered' | 'safety' | 'safetyPlan'>

/** An answer as its instrument names it (laws S9); one whose instrument is not known is called by no item. */
export const answerName = (instrument: SafetySource | null): string =>
  instrument === null ? 'Answer' : safetyItemName(instrument)

export const SETTLED_HOW: { readonly [H in NonNullable<KnownSafety['settled']>['how']]: string } = {
  newer: 'in a way of a newer version',
  low: 'low',
  managed: 'managed',
  received: 'received and seen',
  'not-reached': 'not reached',
  died: 'died',
  'entered-in-error': 'entered in error',
  'struck-out': 'struck out and confirmed',
  carried: 'taken over in the chart where the person is now',
}

/** Something about safety asks for an action now: an item that is open and not with another service, or may be. */
export const isPressing = (safety: KnownSafety | null): boolean =>
  safety !== null &&
  (safety.class !== null || ['unassessed', 'high', 'moderate', 'struck-out', 'newer'].includes(safety.state))

/** The answer that is open and that nothing covers, where what was answered since is lower or not known: it takes nothing away (laws S2). */
function openBeneath({ answered, safety }: Pick<OfSafety, 'answered' | 'safety'>) {
  if (!safety || !isPressing(safety) || safety.state === 'struck-out' || !safety.newest || !safety.level) return null
  if (answered && (answered.level ?? -1) >= safety.level) return null
  return { level: safety.level, day: safety.on, instrument: safety.instrument }
}

/**
 * The latest answer about safety in words, or the open one that stands above it. 0 is written as what was answered, gray and without a
 * tick; what is old or not known is unknown, never fine. A positive answer is red while something is open; one that was settled, or lies
 * before the episode, is calm and says so in a chip beside it.
 */
export function answerSign(
  { answered, safety }: Pick<OfSafety, 'answered' | 'safety'>,
  today: Day,
): Sign & { readonly day: string } {
  const open = openBeneath({ answered, safety })
  if (open) {
    const { level, day, instrument } = open
    const text = `${answerName(instrument)}: ${level}`
    return { text, tone: 'safety', icon: 'shield', day: day ? dayText(day, today) : '' }
  }
  if (!answered) return { text: 'Never asked', tone: 'unknown', icon: 'question', day: '' }
  const { level, stale } = answered
  const name = answerName(answered.instrument)
  const day = dayText(answered.day, today)
  if (level === null) return { text: `${name} unknown`, tone: 'unknown', icon: 'question', day }
  if (level > 0 && isPressing(safety)) return { text: `${name}: ${level}`, tone: 'safety', icon: 'shield', day }
  const said = level > 0 ? `${name}: ${level}` : `${name} = 0`
  if (stale) return { text: `${said}, old`, tone: 'unknown', icon: 'question', day }
  return { text: said, tone: 'quiet', icon: null, day }
}

/** What a correction took away and nobody has confirmed; null where the item is open for another reason, or not. */
export function struckWords(safety: KnownSafety | null, today: Day): string | null {
  if (safety?.state !== 'struck-out' || !safety.struck) return null
  const what = safety.level ? `${answerName(safety.instrument)} was ${safety.level}` : 'A finding was recorded'
  return `${what}, struck out ${dayText(safety.struck, today)}, to be confirmed`
}

/** Where a person is meanwhile: what is said of a hand-over. */
export const ELSEWHERE_HOW: { readonly [H in NonNullable<KnownSafety['elsewhere']>['how']]: string } = {
  admitted: 'admitted',
  'handed-over': 'handed over',
  newer: 'elsewhere in a way of a newer version',
}

/** What was answered since the answer that is open: lower, or not known, and no less than what it is. */
function sinceSign({ level, day, instrument }: NonNullable<OfSafety['answered']>, today: Day): Sign {
  const said = level === null ? 'unknown' : `= ${level}`
  const text = `${answerName(instrument)} ${said} ${dayText(day, today)}`
  if (level === null) return { text, tone: 'unknown', icon: 'question' }
  return level > 0 ? { text, tone: 'safety', icon: 'shield' } : { text, tone: 'quiet', icon: null }
}

/** What became of the item, as chips beside the answer: settled and how, with another service, in the history (laws 1, S8). */
export function safetyChips({ answered, safety }: OfSafety, today: Day): readonly Sign[] {
  if (!safety) return []
  const { state, settled, elsewhere, history } = safety
  const chips: Sign[] = []
  if (answered && openBeneath({ answered, safety })) {
    chips.push(sinceSign(answered, today))
  }
  // A finding holds the item whatever was answered since (laws S3): no calm answer stands there without it.
  if (state === 'high' || state === 'moderate') chips.push({ text: `risk ${state}`, tone: 'safety', icon: 'shield' })
  const struck = struckWords(safety, today)
  if (struck) chips.push({ text: struck, tone: 'safety', icon: 'shield' })
  if (state === 'newer') chips.push({ text: 'state unknown (newer version)', tone: 'unknown', icon: 'question' })
  if (state === 'settled' && settled)
    chips.push({
      text: `settled: ${SETTLED_HOW[settled.how]} ${dayText(settled.day, today)}`,
      ...{ tone: 'quiet', icon: 'check' },
    })
  if (state === 'elsewhere' && elsewhere)
    chips.push({
      text: `${ELSEWHERE_HOW[elsewhere.how]}, check ${dayText(elsewhere.checkDay, today)}`,
      ...{ tone: 'quiet', icon: 'clock' },
    })
  if (history)
    chips.push({
      text: `history: ${history.level} on ${dayText(history.day, today)}`,
      ...{ tone: 'quiet', icon: 'clock' },
    })
  return chips
}

/** What was recorded about safety, with its days; empty where nothing was. */
export function safetyDone({ safety, safetyPlan }: OfSafety, today: Day): string {
  const finding = safety?.assessed?.finding ? `: ${safety.assessed.finding}` : ''
  const done = [
    safety?.assessed ? `risk assessed ${dayText(safety.assessed.day, today)}${finding}` : null,
    safetyPlan ? `plan ${dayText(safetyPlan, today)}` : null,
  ].filter((part) => part !== null)
  return done.join(', ')
}
