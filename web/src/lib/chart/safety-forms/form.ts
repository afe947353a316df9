import type { ClinicalFact } from '../../../../../core/chart/entry.ts'
import type { Attempts } from '../../../../../core/chart/safety-attempts.ts'
import { isDay, type Day } from '../../../../../core/day.ts'
import { inWords } from '../../text/code.ts'
import type { Problem } from '../problem.ts'
import type { Waiting } from '../waiting.ts'

/** What is typed in a form about safety: texts as in the fields, choices not yet made as ''. Lives in memory alone. */
export type Values = Readonly<Record<string, string>>
export interface Option {
  readonly value: string
  readonly name: string
}
/** What a form knows besides what is typed in it. */
export interface Now {
  readonly today: Day
  /** Name of who types. */
  readonly me: string
  /** What waits for this person to confirm it. */
  readonly waiting: readonly Waiting[]
  /** Attempts to reach the person so far; null where nobody needs to be reached. */
  readonly attempts: Attempts | null
  /** What stands is corrected: one fact, so nothing that would be a second one is asked. */
  readonly corrects?: true
  /** What a save of these facts leaves open and why, or that it settles the item; null where there is nothing to say. */
  readonly after?: (facts: readonly ClinicalFact[]) => string | null
}
export interface FormField {
  /** The name of the field, as problems name it too. */
  readonly at: string
  readonly label: string
  readonly hint?: string
  readonly control: 'text' | 'note' | 'day' | 'choice'
  readonly options?: readonly Option[]
  /** What is often written there, to choose from; anything else can be written too. */
  readonly often?: readonly string[]
  /** Said where it is left empty; without it the field may be. */
  readonly needed?: string
  readonly shown?: (values: Values, now: Now) => boolean
}
export interface SafetyForm {
  readonly title: string
  readonly fields: readonly FormField[]
  readonly start: (now: Now) => Values
  /** Said under the fields, from what is typed so far. */
  readonly note?: (values: Values, now: Now) => string | null
  /** The facts of one save, in their order; the first is what the form is about. */
  readonly facts: (values: Values) => readonly ClinicalFact[]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const options = (values: readonly string[]): readonly Option[] =>
  values.map((value) => ({ value, name: capital(inWords(value)) }))
export const YES_NO: readonly Option[] = options(['yes', 'no'])

export const day: FormField = { at: 'day', label: 'Day', control: 'day', needed: 'Choose the day it happened' }
export const why = (label: string, shown: (values: Values) => boolean): FormField => ({
  ...{ at: 'why', label, control: 'note', needed: `${label}: write it in a few words`, shown },
})

export const text = (values: Values, name: string): string => (values[name] ?? '').trim()
/** The named fields that hold something, as a fact holds them. */
export const filled = (values: Values, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.flatMap((name) => (text(values, name) ? [[name, text(values, name)]] : [])))

export const shownFields = (form: SafetyForm, values: Values, now: Now): readonly FormField[] =>
  form.fields.filter((field) => field.shown?.(values, now) ?? true)

/** What is missing or impossible in the fields that are shown; the API checks again, against the whole chart. */
export function formProblems(form: SafetyForm, values: Values, now: Now): readonly Problem[] {
  return shownFields(form, values, now).flatMap(({ at, needed, control }): Problem[] => {
    const value = text(values, at)
    if (!value) return needed ? [{ at, problem: needed }] : []
    if (control === 'day' && !isDay(value)) return [{ at, problem: 'This day does not exist in the calendar' }]
    if (at === 'day' && value > now.today)
      return [{ at, problem: `This day is in the future; today is ${now.today} at the clinic` }]
    return []
  })
}
