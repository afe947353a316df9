import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'
import type { IconName } from '../../../../lib/parts/icons.ts'

/** An entry in one line: what it is, and what it says. */
export interface EntryLine {
  readonly what: string
  readonly text: string
  readonly icon: IconName
  /** A positive safety answer stands in it. */
  readonly safety: boolean
}

/** What a member of the staff is called by whoever reads. */
export type MemberName = (sub: string) => string

export type Kind = ClinicalFact['kind']
/** The same before it is known whether a positive answer stands in it; left out = none does. */
export type Line = Omit<EntryLine, 'safety'> & { readonly safety?: boolean }

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** Sentences side by side; one that ends in a point keeps just that one. */
export const list = (...parts: readonly (string | false | null | undefined)[]): string =>
  parts.flatMap((part) => (part ? [part.replace(/\.$/, '')] : [])).join('. ')
