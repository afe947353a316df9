import type { ClinicalFact } from '../chart/entry.ts'
import type { Coverage, Patient } from '../chart/episode.ts'
import type { ImportLine } from '../contract/schemas/imports.ts'
import type { Day } from '../day.ts'

/** What the readers of one patient's resources must know besides the resources. */
export interface ReadingContext {
  /** The clinic's time zone (IANA): a stamp with a time belongs to the day it was there. */
  readonly zone: string
  readonly today: Day
  /** null where the source gives none. No clinical day lies before it. */
  readonly birthDate: Day | null
}

/** What one resource gave: a fact, or why it gave none. `refuse` is wrong and can be mended; `skip` is right and not used here. */
export type Read =
  { readonly use: ClinicalFact; readonly note: string | null } | { readonly refuse: string } | { readonly skip: string }

export const use = (fact: ClinicalFact, note: string | null = null): Read => ({ use: fact, note })
export const refuse = (reason: string): { readonly refuse: string } => ({ refuse: reason })
export const skip = (reason: string): { readonly skip: string } => ({ skip: reason })

/** A fact with the resource it came from, for example `Observation/97b9`. */
export interface SourcedFact {
  readonly sourceId: string
  readonly fact: ClinicalFact
  /** When the source issued it, as it wrote it, where it says so. */
  readonly issued?: string
  /** What the reader had to say about a resource it used, for the line of that resource. */
  readonly note: string | null
}

/**
 * One patient's resources, read. Every resource has exactly one place: a fact, a header source, or a line that says why not.
 * Reasons never hold a value of the patient.
 */
export interface FhirReading {
  /** null where there is no Patient resource that can be used; then there are no facts either. */
  readonly patient: Patient | null
  /** All their MRNs, first the one that `patient` has. */
  readonly numbers: readonly string[]
  readonly patientSourceId: string | null
  readonly coverage: Coverage
  readonly facts: readonly SourcedFact[]
  /** Resources the header was read from: the Patient, and a Coverage that names a payer class. */
  readonly header: readonly { readonly sourceId: string; readonly note: string | null }[]
  /** `refused` and `not-used` lines. */
  readonly lines: readonly ImportLine[]
  /** A positive screen, a score at or above its cut, a referral or an active mental health diagnosis. Without it nothing is opened. */
  readonly need: boolean
}

export const UNKNOWN_COVERAGE: Coverage = { payerClass: 'unknown', plan: null }

const longest = (text: string): string => text.slice(0, 200)
export const refusedLine = (resource: string, reason: string): ImportLine => ({
  resource: longest(resource),
  result: 'refused',
  reason,
})
export const notUsedLine = (resource: string, reason: string): ImportLine => ({
  resource: longest(resource),
  result: 'not-used',
  reason,
})

/** Lines in one order, whatever order the resources came in. */
export const inOrder = (lines: readonly ImportLine[]): ImportLine[] => {
  const key = (line: ImportLine) => `${line.resource}\n${line.result}\n${line.reason ?? ''}`
  return lines
    .map((line) => ({ line, key: key(line) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ line }) => line)
}
