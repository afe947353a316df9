import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'

const SAID_BESIDE: ReadonlySet<string> = new Set(['kind', 'day'])
/** What a fact says beside its kind and day, as it was written: of what is not known here nothing is left out, and nothing made up. */
export const asWritten = (fact: ClinicalFact): string =>
  Object.entries(fact)
    .filter(([name, value]) => !SAID_BESIDE.has(name) && value !== null)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ')
