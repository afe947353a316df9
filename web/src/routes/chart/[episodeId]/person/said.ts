import type { ClinicalFact, Entry } from '../../../../../../core/chart/entry.ts'
import type { FactKind } from '../../../../../../core/chart/kinds/index.ts'
import { rowsOf } from '../../../../../../core/chart/kinds/read.ts'
import type { Day } from '../../../../../../core/day.ts'
import { FORM_WORDS } from '../../../../../../core/words/en/fields.ts'
import { fieldAsked } from '../../../../../../core/words/field-words.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { entryViews, type EntryView } from '../entries/entry-list.ts'

/** What a fact says in one field, by the field's name; text null = it is not known. */
export interface SaidIn {
  readonly label: string
  readonly text: string | null
}
/** What an id is called: of a plan, of somebody who works here, of a clinic; the id itself where nobody knows a name. */
export type NameOf = (field: string, id: string) => string

const UNKNOWN = 'unknown'

function textOf(value: unknown, wordOf: (word: string) => string): string | null {
  if (value === undefined || value === null || value === '' || value === UNKNOWN) return null
  if (typeof value === 'boolean') return wordOf(value ? 'yes' : 'no')
  return String(value)
}

/** All that a kind holds, field by field, so that what is not known is said as such. `fact` null = nothing is recorded. */
export function saidIn(
  kind: FactKind,
  fact: Readonly<Record<string, unknown>> | null,
  { hidden, nameOf }: { readonly hidden: readonly string[]; readonly nameOf: NameOf },
): readonly SaidIn[] {
  return rowsOf(kind)
    .filter(([name]) => name !== 'day' && name !== 'time' && !hidden.includes(name))
    .map(([name, field]) => {
      const { label, wordOf, none } = fieldAsked(FORM_WORDS, kind, name, fact ?? {})
      const value = textOf(fact?.[name], wordOf)
      if (value === null) return { label, text: fact && none !== '' && fact[name] === null ? none : null }
      if (field.type === 'id') return { label, text: nameOf(name, value) }
      if (field.type === 'day') return { label, text: dayText(value, '') }
      return { label, text: field.type === 'choice' ? wordOf(value) : value }
    })
}

/** Whether anything is known of what a card holds: nobody and no plan are not known, where nobody recorded them. */
export const saysAnything = (now: Readonly<Record<string, unknown>> | null): boolean =>
  Object.values(now ?? {}).some((value) => textOf(value, String) !== null)

/** What a fact says in one line: what is not known in it is left out. */
export const lineOf = (fact: ClinicalFact, nameOf: NameOf): string =>
  saidIn(fact.kind, fact as unknown as Readonly<Record<string, unknown>>, { hidden: [], nameOf })
    .flatMap(({ label, text }) => (text === null ? [] : `${label}: ${text}`))
    .join(' · ')

/** The history of a kind, newest first: who said what, when, and why it was corrected. */
export const historyOf = (
  kind: FactKind,
  entries: readonly Entry[],
  superseded: Readonly<Record<string, string>>,
  today: Day,
): readonly EntryView[] => entryViews(entries, superseded, today).filter(({ fact }) => fact.kind === kind)
