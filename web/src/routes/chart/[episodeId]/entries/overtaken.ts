import type { ClinicalFact, Entry } from '../../../../../../core/chart/entry.ts'
import type { Chart } from '../../../../../../core/contract/index.ts'

/** What somebody did with an entry while its correction was being typed here. */
export interface Overtaken {
  readonly id: string
  readonly by: string
  readonly reason: string
  /** What stands instead; null = the entry was struck out, and nothing takes its place any more. */
  readonly instead: ClinicalFact | null
}

/** The correction by which an entry stands no longer; null while it stands. */
export function overtaken(
  { entries, superseded }: Pick<Chart, 'entries' | 'superseded'>,
  entry: Pick<Entry, 'id'>,
): Overtaken | null {
  const by = entries.find(({ id }) => id === superseded[entry.id])
  if (by?.fact.kind !== 'correction') return null
  return { id: by.id, by: by.author, reason: by.fact.reason, instead: by.fact.replacement }
}
