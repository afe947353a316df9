import { effective } from '../../../../../../core/chart/effective.ts'
import type { ConsentState } from '../../../../../../core/chart/vocabulary.ts'
import type { KnownChart } from '../known.ts'

/** The consent that was recorded last in a chart; null = none was. */
export function consentIn({ entries }: Pick<KnownChart, 'entries'>): ConsentState | null {
  const last = effective(entries).facts.findLast(({ fact }) => fact.kind === 'consent')?.fact
  return last?.kind === 'consent' ? last.state : null
}
