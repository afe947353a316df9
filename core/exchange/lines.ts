import type { ImportLine } from '../contract/schemas/imports.ts'

/** A line of the answer to an import: what became of one resource, and why. */
export const lineOf = (resource: string, result: ImportLine['result'], reason: string | null): ImportLine => ({
  resource: resource.slice(0, 200),
  result,
  reason,
})

/** Lines in one order, whatever order they were made in. */
export const sorted = (lines: readonly ImportLine[]): ImportLine[] =>
  lines.toSorted((a, b) => (a.resource < b.resource ? -1 : a.resource > b.resource ? 1 : 0))
