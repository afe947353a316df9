import type { NewEntry } from '../../../../../../core/chart/entry.ts'
import type { Chart, Issue } from '../../../../../../core/contract/index.ts'
import { admit } from '../../../../../../core/words/admission.ts'
import type { Recorder } from '../../../../lib/forms/recorder.ts'
import type { Known } from '../known.ts'

/**
 * What the rules of the chart at hand refuse of entries, in the words in which the API would (laws W4); empty = nothing. The API
 * decides again, on what only it knows: other charts, the Directory, the stored format. Of a chart that says what this page does not
 * understand nothing is refused here, nor where the rules cannot judge what is added.
 */
export function refusedHere(
  { episode, entries, chosen, strange }: Pick<Chart, 'episode' | 'entries' | 'chosen'> & Pick<Known, 'strange'>,
  added: readonly NewEntry[],
  recorder: Recorder,
): readonly Issue[] {
  if (strange.length > 0) return []
  try {
    return admit(episode, entries, added, { ...recorder, chosen })
  } catch {
    // The rules throw on a word that they do not know, which a newer server may: it judges, and a save is never without an answer.
    return []
  }
}
