import type { CorrectionDraft } from '../../../../lib/forms/draft.ts'
import { isUntouched } from '../../../../lib/forms/touched.ts'
import { overtaken } from '../entries/overtaken.ts'
import type { KnownChart } from '../known.ts'

type Corrections = Readonly<Record<string, CorrectionDraft>>

/** Corrections that were typed before, without those that say no more than to strike out what is struck out by now. */
export function stillToDo(corrections: Corrections, chart: Pick<KnownChart, 'entries' | 'superseded'>): Corrections {
  const isDone = ([of, { way, draft }]: readonly [string, CorrectionDraft]): boolean =>
    way === 'strike' && isUntouched(draft) && overtaken(chart, { id: of })?.instead === null
  return Object.fromEntries(Object.entries(corrections).filter((one) => !isDone(one)))
}
