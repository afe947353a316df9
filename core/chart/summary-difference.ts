import type { Summary } from './summary.ts'

/** Names of the fields in which two summaries of one chart differ; empty where they say the same. No value is named. */
export const differingFields = (a: Summary, b: Summary): readonly (keyof Summary)[] =>
  (Object.keys(a) as (keyof Summary)[]).filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]))
