import { INSTRUMENTS } from '../../../../../../core/instruments/index.ts'
import { optionsOf, type Instrument, type Item, type Option } from '../../../../../../core/instruments/instrument.ts'
import type { Wording } from '../../../../../../core/instruments/wording.ts'
import type { Answering } from './instrument-form.ts'

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
