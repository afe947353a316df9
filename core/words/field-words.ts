import type { FactOf } from '../chart/kinds/field.ts'
import type { FactKind, KINDS, Said } from '../chart/kinds/index.ts'
import type { SaidOf } from '../chart/kinds/kind.ts'

/**
 * Names and labels of a kind's form, a table a language (en/fields.ts). The types insist on all of them: a kind, a field or a word of
 * a choice without words does not compile. Words may follow from what is said in the form: a drug and a therapy are asked for by name.
 */
type Text<Fact> = string | ((said: SaidOf<Fact>) => string)
type WordIn<F> = F extends { readonly words: readonly (infer Word extends string)[] } ? Word : never
interface Asking<Fact> {
  readonly label: Text<Fact>
  /** Beside the label, in a few words. */
  readonly hint?: Text<Fact>
  /** Under the field, in a sentence. */
  readonly help?: Text<Fact>
  /** What is often written there, to choose from; anything else can be written too. */
  readonly often?: readonly string[]
  /** What null is called, where the field may hold it. */
  readonly none?: string
}
type FieldWords<F, Fact> = [WordIn<F>] extends [never]
  ? Asking<Fact>
  : Asking<Fact> & { readonly words: { readonly [Word in WordIn<F>]: Text<Fact> } }

type Kinds = typeof KINDS
type FactOfKind<K extends FactKind> = FactOf<K, Kinds[K]['fields']>
/** All words of one kind. */
interface KindWords<K extends FactKind> {
  readonly name: Text<FactOfKind<K>>
  readonly fields: { readonly [Name in keyof Kinds[K]['fields']]: FieldWords<Kinds[K]['fields'][Name], FactOfKind<K>> }
}
/** A language's words of every form. */
export type FormWords = { readonly [K in FactKind]: KindWords<K> } & {
  /** Fields that every kind has. */
  readonly day: string
  readonly time: string
  readonly yes: string
  readonly no: string
  /** What an optional choice is called that nobody made. */
  readonly notSaid: string
}
/** A language that is not finished: what it lacks is said plainly. */
export type SomeFormWords = Partial<FormWords>

/** How one field is asked for. */
export interface FieldAsked {
  readonly label: string
  readonly hint: string
  readonly help: string
  readonly often: readonly string[]
  /** Null, by its name; '' where it has none. */
  readonly none: string
  /** What a choice that may be left open is called while it is. */
  readonly open: string
  readonly wordOf: (word: string) => string
}

const plainly = (code: string): string => {
  const text = code.replaceAll('-', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
type LooseText = string | ((said: Said) => string) | undefined
interface Loose extends Omit<Asking<Said>, 'label' | 'hint' | 'help'> {
  readonly label?: LooseText
  readonly hint?: LooseText
  readonly help?: LooseText
  readonly words?: Readonly<Record<string, LooseText>>
}
type LooseKind = { readonly name?: LooseText; readonly fields?: Readonly<Record<string, Loose | undefined>> }
const saidAs = (text: LooseText, said: Said): string | undefined => (typeof text === 'function' ? text(said) : text)

/** What a kind is called, as far as something is said in its form. A word that a language lacks is the code's own, written plainly. */
export const kindName = (words: SomeFormWords, kind: string, said: Said): string =>
  saidAs((words as Readonly<Record<string, LooseKind | undefined>>)[kind]?.name, said) ?? plainly(kind)

/** How a field of a kind is asked for; `said` is what stands in the form. */
export function fieldAsked(words: SomeFormWords, kind: string, field: string, said: Said): FieldAsked {
  const shared = field === 'day' ? words.day : field === 'time' ? words.time : undefined
  const found = (words as Readonly<Record<string, LooseKind | undefined>>)[kind]?.fields?.[field]
  const yesNo: Readonly<Record<string, string | undefined>> = { yes: words.yes, no: words.no }
  return {
    label: shared ?? saidAs(found?.label, said) ?? plainly(field),
    hint: saidAs(found?.hint, said) ?? '',
    help: saidAs(found?.help, said) ?? '',
    often: found?.often ?? [],
    none: found?.none ?? '',
    open: found?.none ?? words.notSaid ?? plainly('notSaid'),
    wordOf: (word) => saidAs(found?.words?.[word], said) ?? yesNo[word] ?? plainly(word),
  }
}
