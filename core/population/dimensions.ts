import { AGE_BANDS, LANGUAGES, PAYER_CLASSES, RACE_ETHNICITIES, RURALITIES } from '../chart/vocabulary.ts'

/**
 * What people are grouped by, each with its groups in the order people read them; a dimension is a column of its name. `unknown`
 * is a group like the others, and the last of each.
 */
export const GROUPS = {
  language: LANGUAGES,
  raceEthnicity: RACE_ETHNICITIES,
  payerClass: PAYER_CLASSES,
  rurality: RURALITIES,
  ageBand: AGE_BANDS,
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Dimension = keyof typeof GROUPS
export const DIMENSIONS = Object.keys(GROUPS) as readonly Dimension[] as readonly [Dimension, ...Dimension[]]
