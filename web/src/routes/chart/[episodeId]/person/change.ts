import type { ClinicalFact, Entry, NewEntry } from '../../../../../../core/chart/entry.ts'
import type { FactKind } from '../../../../../../core/chart/kinds/index.ts'
import { problem } from '../../../../../../core/chart/problem.ts'
import type { Day } from '../../../../../../core/day.ts'
import { FORM_WORDS } from '../../../../../../core/words/en/fields.ts'
import { issuesInWords } from '../../../../../../core/words/en/problems.ts'
import { fieldAsked, kindName } from '../../../../../../core/words/field-words.ts'
import {
  draftOf,
  newDraft,
  saidSoFar,
  shownIn,
  toFact,
  type CorrectionDraft,
  type Draft,
  type Values,
} from '../../../../lib/forms/draft.ts'
import { same } from '../../../../lib/forms/touched.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { changesNothing, NOTHING_CHANGED } from '../draft/alongside.ts'

/** What is being changed of a person: something new from a day on, or the correction of an entry. */
export interface Changing {
  readonly kind: FactKind
  /** The entry that is corrected; null = something new is said. */
  readonly corrects: Entry | null
}

/** The field of the reason, which is of the correction and not of what it corrects. */
export const WHY = 'why-corrected'
const REASON_NEEDED = issuesInWords([problem(WHY, 'needed', { needs: 'correction-reason', words: [] })])

/** A form that says something new from today on: what holds now stands in it, because what is said next takes its place. */
export function newFrom(kind: FactKind, now: ClinicalFact | null, today: Day, preset: Values = {}): CorrectionDraft {
  const held = now ? draftOf(now).values : {}
  return { draft: newDraft(kind, today, { ...held, day: today, time: '', ...preset }), way: 'replace', reason: '' }
}
/** The name under which what is typed of a change is kept. */
export const formOf = ({ kind, corrects }: Changing, subject: string): string =>
  `${corrects ? `correct ${corrects.id}` : `change ${kind}`} ${subject}`

/**
 * A form that says something new, on what holds now: what was typed stands, and what somebody else said since takes the place of what
 * nobody typed here. `changed` are the fields that were said elsewhere, with what holds now, in words; where one was typed here too, that
 * stands and both are told.
 */
export function rebased(draft: Draft, held: Draft): { readonly draft: Draft; readonly changed: readonly string[] } {
  const { start, values } = draft
  const said = saidSoFar(held)
  const names = Object.keys(held.start).filter(
    (name) => name !== 'day' && name !== 'time' && !same(held.start[name], start[name]),
  )
  const isTyped = (name: string): boolean => !same(values[name], start[name])
  const changed = names.map((name) => {
    const { label, wordOf } = fieldAsked(FORM_WORDS, draft.kind, name, said)
    const shown = String(shownIn(held, name))
    const now = shown === '' ? 'not known' : wordOf(shown)
    return isTyped(name) ? `${label}: ${now} (you typed something else)` : `${label}: ${now}`
  })
  const typedHere = Object.fromEntries(Object.entries(values).filter(([name]) => isTyped(name)))
  return {
    draft: changed.length === 0 ? draft : { ...held, values: { ...held.values, ...typedHere } },
    changed,
  }
}

export const correctionOf = (fact: ClinicalFact): CorrectionDraft => ({
  ...{ draft: draftOf(fact), way: 'replace', reason: '' },
})

const isSame = ({ values, start }: Draft): boolean => JSON.stringify(values) === JSON.stringify(start)

/** What a form states of a change, as it is sent; or what is wrong with it. */
export function entryOf(
  { corrects }: Pick<Changing, 'corrects'>,
  { draft, way, reason }: CorrectionDraft,
  today: Day,
): { readonly ok: true; readonly entry: NewEntry } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const isStrike = corrects !== null && way === 'strike'
  const checked = isStrike ? null : toFact(draft)
  const nothing = corrects ? changesNothing(way, draft) : isSame(draft) && draft.kind !== 'record-number'
  const problems = [
    ...(checked && !checked.ok ? checked.problems : []),
    ...(corrects && reason.trim() === '' ? REASON_NEEDED : []),
    ...(nothing ? [NOTHING_CHANGED] : []),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const fact = checked?.ok ? checked.fact : null
  if (!corrects) return fact ? { ok: true, entry: fact } : { ok: false, problems: [NOTHING_CHANGED] }
  const correction = { kind: 'correction' as const, day: today, corrects: corrects.id, replacement: fact }
  return { ok: true, entry: { ...correction, reason: reason.trim() } }
}

/** What was saved, in words: what it is about and from when it holds, or what became of an entry and why. */
export function savedWords(kind: FactKind, entry: NewEntry, today: Day): string {
  const what = kindName(FORM_WORDS, kind, {})
  if (entry.kind === 'correction')
    return `Saved: ${what}, an entry ${entry.replacement === null ? 'struck out' : 'corrected'}: ${entry.reason}`
  return `Saved: ${what}, from ${entry.day === today ? 'today' : dayText(entry.day, today)} on`
}
