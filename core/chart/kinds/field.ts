import type { Day } from '../../day.ts'

/**
 * Fields of an entry kind as plain data: the only source of its type, of what the server, the browser and the importer take
 * (check.ts), of the API description, and of which stored entry format can hold them. `needs` names the words for what is to be
 * filled in (core/words/en/problems), `since` is the first entry format that has the field.
 */
export type Field =
  | Choice
  | List
  | Only
  | Total
  | Count
  | (Plain<'text' | 'note' | 'day' | 'time' | 'minutes' | 'yes-no' | 'id' | 'diagnosis-code' | 'answers' | 'ladder'> &
      Sized)
export type Fields = Readonly<Record<string, Field>>

interface Plain<Type extends string> {
  readonly type: Type
  readonly needs?: string
  readonly optional?: true
  readonly nullable?: true
  readonly since?: EntryFormat
  /** What is read where the field is left out. */
  readonly byDefault?: unknown
}
interface Sized {
  /** The most characters of a text. */
  readonly most?: number
  /** A chart may travel without it, and carry it when it is asked for (earlier-notes.ts): a long text that no rule reads. */
  readonly onDemand?: true
}
/** One of some words. `laterWords` came with a later entry format; those `byAction` are written by actions, and no form offers them. */
export interface Choice<Word extends string = string> extends Plain<'choice'> {
  readonly words: readonly Word[]
  readonly laterWords?: { readonly since: EntryFormat; readonly words: readonly Word[] }
  readonly byAction?: readonly Word[]
}
/** Some of some words, or none. */
export interface List<Word extends string = string> extends Plain<'list'> {
  readonly words: readonly Word[]
  readonly most: number
}
/** Said or left out: true is the only value. */
export type Only = Plain<'only'>
/** A whole number of points. */
export interface Total extends Plain<'total'> {
  readonly most: number
}
/** A whole number from 0 on. */
export interface Count extends Plain<'count'> {
  readonly most: number
}
/** Formats that entries were ever stored in (core/formats.ts). */
export type EntryFormat = 1 | 2 | 3 | 4

type ValueOfType = {
  readonly text: string
  readonly note: string
  readonly day: Day
  readonly time: string
  readonly minutes: number
  readonly total: number
  readonly count: number
  readonly 'yes-no': boolean
  readonly only: true
  readonly id: string
  readonly 'diagnosis-code': string
  readonly answers: (number | null)[]
  readonly ladder: [boolean | null, boolean | null, boolean | null, boolean | null, boolean | null]
}
type Value<F> = F extends { readonly type: 'choice'; readonly words: readonly (infer Word)[] }
  ? Word
  : F extends { readonly type: 'list'; readonly words: readonly (infer Word)[] }
    ? Word[]
    : F extends { readonly type: keyof ValueOfType }
      ? ValueOfType[F['type']]
      : never
type Said<F> = F extends { readonly nullable: true } ? Value<F> | null : Value<F>
type OptionalNames<F extends Fields> = {
  [Name in keyof F]: F[Name] extends { readonly optional: true } ? Name : never
}[keyof F]
type Flat<T> = { [Name in keyof T]: T[Name] }

/** A fact of a kind: its day at the clinic, the time of day where somebody stated it, and its fields. */
export type FactOf<Kind extends string, F extends Fields> = Flat<
  { kind: Kind; day: Day; time?: string | undefined } & {
    [Name in Exclude<keyof F, OptionalNames<F>>]: Said<F[Name]>
  } & { [Name in OptionalNames<F>]?: Said<F[Name]> | undefined }
>

type DefaultNames<F extends Fields> = {
  [Name in keyof F]: F[Name] extends { readonly byDefault: unknown } ? Name : never
}[keyof F]
/** A fact as it may be handed in: what has a default may be left out. */
export type TypedOf<Kind extends string, F extends Fields> = Flat<
  Omit<FactOf<Kind, F>, DefaultNames<F>> & { [Name in DefaultNames<F>]?: Said<F[Name]> | undefined }
>

/** What can be said of a field beside its type. */
interface More {
  readonly needs?: string
  readonly since?: EntryFormat
  readonly byDefault?: unknown
}
const NOTHING = {} as const

export const choice = <const Word extends string, const M extends More & Partial<Choice<Word>> = typeof NOTHING>(
  words: readonly Word[],
  more: M = NOTHING as M,
) => ({ type: 'choice', words, ...more }) as const
export const list = <const Word extends string, const M extends More & Partial<List<Word>> = typeof NOTHING>(
  words: readonly Word[],
  most: number,
  more: M = NOTHING as M,
) => ({ type: 'list', words, most, ...more }) as const

const plain =
  <const Type extends string>(type: Type) =>
  <const M extends More & Sized = typeof NOTHING>(more: M = NOTHING as M) =>
    ({ type, ...more }) as const
/** A label: 1 to 200 characters after the spaces around it are taken away. */
export const text = plain('text')
/** Free text. One that stands in entries of which a chart may have thousands is `onDemand`, so that no chart meets a size limit. */
export const note = plain('note')
export const day = plain('day')
/** A time of day at the clinic, to the minute. */
export const timeOfDay = plain('time')
/** Minutes of one piece of work. */
export const minutes = plain('minutes')
export const yesNo = plain('yes-no')
export const only = plain('only')
export const id = plain('id')
export const diagnosisCode = plain('diagnosis-code')
/** Answers in item order; null = not answered. */
export const answers = plain('answers')
/** Five questions of which each is yes, no or null = not asked. */
export const ladder = plain('ladder')
export const total = (most: number) => ({ type: 'total', most }) as const
export const count = (most: number) => ({ type: 'count', most }) as const

export const optional = <F extends Field>(field: F) => ({ ...field, optional: true }) as F & { readonly optional: true }
export const nullable = <F extends Field>(field: F) => ({ ...field, nullable: true }) as F & { readonly nullable: true }

/** The words of a field that are offered: those that only actions write are kept where they stand (`now`), and offered to nobody. */
export const offered = (field: Choice | List, now?: string): readonly string[] =>
  field.type === 'choice' ? field.words.filter((word) => word === now || !field.byAction?.includes(word)) : field.words
