import type { NewEntry } from '../../../../../../core/chart/entry.ts'
import type { Writer } from '../../../../../../core/chart/safety-steps.ts'
import type { Chart, Issue, Session } from '../../../../../../core/contract/index.ts'
import { momentInZone, type Day } from '../../../../../../core/day.ts'
import { admit } from '../../../../../../core/words/admission.ts'
import type { Known } from '../known.ts'

/** Who is about to record, and what the clock at the clinic shows, as the server will stamp it; null where its zone is not known. */
export interface Recorder {
  readonly today: Day
  readonly local: string | null
  readonly by: Writer
}

/** Who records in a chart of this clinic at an instant, in ms since 1970. */
export function recorderIn(session: Session | null, clinicId: string, today: Day, now: number): Recorder {
  const clinic = session?.clinics.find((one) => one.clinicId === clinicId)
  const consultant = clinic !== undefined && (session?.roles.includes('consultant') ?? false)
  return {
    today,
    local: clinic ? momentInZone(now, clinic.zone) : null,
    by: { sub: session?.sub ?? '', consultant },
  }
}

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
