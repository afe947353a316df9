import type { Apart } from '../joined.ts'
import type { FigureKinds, ValuesOf } from './figure.ts'
import type { Tally } from './tallies/tally.ts'

/** What a metric is, in its own file and nowhere else: pages show it beside the number. */
export interface Definition {
  /** Names the metric for good. */
  readonly id: string
  /** Raised with every change of what is counted. */
  readonly version: string
  /** What people call it. */
  readonly name: string
  /** Which way is better; null where neither is. */
  readonly direction: 'up' | 'down' | null
  /** Fewer people in the denominator than this, and the figure says little: marked unstable inside, not shown in a release. */
  readonly minimum: number
  /** What is counted, of whom, and how it is to be read. */
  readonly text: string
  /** Who is not in it, each in one sentence. */
  readonly excludes: readonly string[]
  /** Where the rule comes from. */
  readonly sources: readonly string[]
}

export type Tallies = Readonly<Record<string, Tally<unknown>>>
/** What the tallies of a metric counted of one group, each under the name the metric gave it. */
export type Views<T extends Tallies> = { readonly [N in keyof T]: T[N] extends Tally<infer View> ? View : never }

/** One figure or a few that belong together: names what is to be counted, and only reads it. */
export interface Metric<T extends Tallies = Tallies, K extends FigureKinds = FigureKinds> extends Definition {
  readonly tallies: T
  /** What its figures are, each under the name it has in the answer. */
  readonly figures: K
  /** The figures of one group. */
  read(views: Views<T>): ValuesOf<K>
}

/** A metric, its tallies and figures inferred. */
export const metric = <const T extends Tallies, const K extends FigureKinds>(one: Metric<T, K>): Metric<T, K> => one

/** What some have together: of A | B the type A & B. */
export type Together<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer All) => void ? All : never
/** The figures of several metrics in one. */
export type FiguresOf<M extends readonly Metric[]> = Together<ReturnType<M[number]['read']>>

/** The names under which a metric answers its figures. */
type FigureNames<M> = M extends { read(counted: never): infer Figures } ? keyof Figures : never
/**
 * Metrics whose figures are answered together. Two that name a figure alike do not compile: the one that is read last would stand in the
 * place of the other. Nor does one that names a figure as the row it stands in names its group.
 */
export const together = <const M extends readonly Definition[]>(
  ...metrics: M & Apart<{ readonly [Place in keyof M]: FigureNames<M[Place]> }, 'group'>
): M => metrics

/** The definition alone, as it is sent. */
export function definitionOf({ id, version, name, direction, minimum, text, excludes, sources }: Definition) {
  return { id, version, name, direction, minimum, text, excludes: [...excludes], sources: [...sources] }
}
