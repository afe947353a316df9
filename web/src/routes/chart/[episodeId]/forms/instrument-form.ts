import { INSTRUMENTS, type MeasureId } from '../../../../../../core/instruments/index.ts'
import {
  optionsOf,
  totalProblem,
  type Instrument,
  type Item,
  type Option,
} from '../../../../../../core/instruments/instrument.ts'
import { isSafetySource, safetyItemName } from '../../../../../../core/instruments/safety-sources.ts'
import { score, scoreTotal, type Safety } from '../../../../../../core/instruments/score.ts'
import type { Score } from '../../../../../../core/chart/track.ts'
import type { KnownAnswer } from '../../../../lib/caseload/known-row.ts'
import type { Wording } from '../../../../../../core/instruments/wording.ts'
import type { Day } from '../../../../../../core/day.ts'
import { answerName } from '../../../../lib/caseload/safety-signs.ts'
import { dayText } from '../../../../lib/text/day.ts'
import type { Draft, Value } from '../../../../lib/forms/draft.ts'

/** A questionnaire as it is being answered. */
export interface Answering {
  readonly instrument: MeasureId
  /** How it is entered: a total takes the place of answers. */
  readonly by: 'answers' | 'total'
  /** In item order; null = not answered. */
  readonly answers: readonly (number | null)[]
  readonly total: string
}
/** What stands in the draft of an assessment; answers are as many as the form has items. */
export function answering({ values }: Pick<Draft, 'values'>, by: Answering['by']): Answering {
  const instrument = values['instrument'] as MeasureId
  const given = values['answers'] as readonly (number | null)[]
  const answers = INSTRUMENTS[instrument].items.map((_, i) => given[i] ?? null)
  return { instrument, by, answers, total: values['total'] as string }
}

/**
 * The draft once it is entered in the other way. What was entered in the first way is put aside, so that nothing is saved unseen or takes
 * the place of what is typed now, and it is there again when the person goes back: a look at the other way loses nothing.
 */
export function enteredBy(draft: Draft, by: Answering['by']): Draft {
  const { [ANSWERS_ASIDE]: answers, [TOTAL_ASIDE]: total, ...values } = draft.values
  if (by === 'answers') {
    const entered = values['total'] === '' ? total : values['total']
    const back = { ...values, total: '', ...(answers === undefined ? {} : { answers }) }
    return { ...draft, values: entered === undefined ? back : { ...back, [TOTAL_ASIDE]: entered } }
  }
  const back = total === undefined ? values : { ...values, total }
  const given = (values['answers'] ?? []) as readonly unknown[]
  const entered = given.some((answer) => answer !== null) ? given : answers
  if (entered === undefined) return { ...draft, values: back }
  return { ...draft, values: { ...back, answers: given.map(() => null), [ANSWERS_ASIDE]: entered as Value } }
}
/**
 * What was entered in the other way and is not what is saved, in words; null where nothing was. Answers tell their total, so that one is
 * told of only where no answer stands. Nothing entered goes unsaid.
 */
export function asideWords({ values }: Pick<Draft, 'values'>): string | null {
  const total = values[TOTAL_ASIDE]
  const isEmpty = ((values['answers'] ?? []) as readonly unknown[]).every((answer) => answer === null)
  if (typeof total === 'string' && isEmpty && enteredNow({ values }) === 'answers')
    return `A total of ${total.trim()} was entered. Go back to Total only to save it, or to empty it.`
  const answers = (values[ANSWERS_ASIDE] ?? []) as readonly (number | null)[]
  const entered = answers.filter((answer) => answer !== null).length
  if (entered === 0) return null
  const instrument = values['instrument'] as MeasureId
  const { safetyItems }: Instrument = INSTRUMENTS[instrument]
  const said = safetyItems.flatMap(({ item }) => answers[item - 1] ?? [])
  const safety =
    said.length > 0 && isSafetySource(instrument) ? `, ${safetyItemName(instrument)} = ${said.join()} among them` : ''
  return `Only the total is saved: the ${entered === 1 ? 'answer that was' : `${entered} answers that were`} entered ${entered === 1 ? 'is' : 'are'} not${safety}. Go back to Answers to save them.`
}

/** What was entered in the way that is not the one now: no fields of a fact. */
const ANSWERS_ASIDE = 'answers aside'
const TOTAL_ASIDE = 'total aside'
/** How a draft is being entered, by what stands in it: what is shown is what is saved. null = nothing stands in it yet, and either may be chosen. */
export function enteredNow({ values }: Pick<Draft, 'values'>): Answering['by'] | null {
  if (values['total'] !== '' || ANSWERS_ASIDE in values) return 'total'
  const answers = (values['answers'] ?? []) as readonly unknown[]
  return TOTAL_ASIDE in values || answers.some((answer) => answer !== null) ? 'answers' : null
}

/** What a key does in the list of items: an answer and where the cursor goes, or nothing. */
export interface KeyStep {
  readonly answers: readonly (number | null)[]
  /** The item the cursor is on, from 0; equal to the number of items when the list is done. */
  readonly current: number
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }
/** The answer beside the one that stands, as the form lists them; the first of them where none stands. */
function beside(tool: Instrument, item: Item, now: number | null, step: number): number | null {
  const listed = asListed(tool, item).map(({ value }) => value)
  const at = now === null ? 0 : Math.min(listed.length - 1, Math.max(0, listed.indexOf(now) + step))
  return listed[at] ?? null
}

/**
 * The digit of an answer gives it and moves on; up and down go from item to item, left and right from answer to answer; Space gives the
 * first where none is given; Backspace or Delete takes an answer back. null = not a key of the form.
 */
export function pressKey(key: string, draft: Answering, current: number): KeyStep | null {
  const tool: Instrument = INSTRUMENTS[draft.instrument]
  const last = tool.items.length - 1
  // Past the last item the eye is still on it: it is changed there, and no further digit answers it again.
  const at = Math.min(current, last)
  const item = tool.items[at]
  if (key === 'ArrowUp') return { answers: draft.answers, current: Math.max(0, current - 1) }
  // From the last item on to what is asked after it: never back to it, where the next digit would answer it again.
  if (key === 'ArrowDown') return { answers: draft.answers, current: Math.min(last + 1, current + 1) }
  if (!item) return null
  if (key === 'Backspace' || key === 'Delete') return { answers: draft.answers.with(at, null), current: at }
  const step = key === ' ' ? 0 : STEPS[key]
  if (step !== undefined) {
    const answer = beside(tool, item, draft.answers[at] ?? null, step)
    return { answers: draft.answers.with(at, answer), current: at }
  }
  const value = /^\d$/.test(key) ? Number(key) : null
  if (value === null || current > last || !optionsOf(tool, item).some((option) => option.value === value)) return null
  return { answers: draft.answers.with(current, value), current: current + 1 }
}

/**
 * A click gives an answer, as its digit does. The one that stands is not taken back by a second one: a double click would leave an item
 * unanswered that nobody looks at any more (Backspace takes back).
 */
export const click = (answers: Answering['answers'], item: number, value: number): KeyStep => ({
  answers: answers.with(item, value),
  current: item + 1,
})

/** The answers to an item as the form lists them. */
export const asListed = (tool: Instrument, item: Item): readonly Option[] =>
  item.reversed ? optionsOf(tool, item).toReversed() : optionsOf(tool, item)

/** The words over the answers, where they are the same and in one order for every item, and no digit is its own word; else null. */
export function columnWords(tool: Instrument, { options, itemOptions }: Wording): readonly string[] | null {
  const isOwn = tool.items.some((item) => item.reversed !== undefined || item.options !== undefined)
  const words = tool.options.map(({ value }) => options[value] ?? '')
  return isOwn || itemOptions || words.some((said, i) => said === '' || said.startsWith(`${i} point`)) ? null : words
}

/** What was answered to an item the last time. */
export const beforeWords = (answer: number | null): string =>
  answer === null ? 'not answered before' : `was ${answer}`

/** What the digits mean, a line for all items, or one for each item that has answers of its own; none where a digit is its own word. */
export function scaleWords({ options, items, itemOptions }: Wording): readonly string[] {
  const line = (words: Wording['options']) =>
    Object.entries(words)
      .filter(([value, said]) => !said.startsWith(`${value} point`))
      .map(([value, said]) => `${value} ${said.toLowerCase()}`)
      .join(' · ')
  const lines = itemOptions ? items.map((_, i) => `${i + 1}: ${line(itemOptions[i + 1] ?? options)}`) : [line(options)]
  return lines.filter((text) => text !== '')
}

/** What can be entered as a total. */
export const totalHint = ({ range: { min, max }, step }: Instrument): string =>
  `${min} to ${max}${step === undefined ? '' : ` in steps of ${step}`}`

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
