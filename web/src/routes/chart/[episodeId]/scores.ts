import type { CaseloadRow, ChartRow } from '../../../../../core/contract/index.ts'
import type { Day } from '../../../../../core/day.ts'
import { INSTRUMENTS, MEASURES, type MeasureId } from '../../../../../core/instruments/index.ts'
import { newerName, type KnownRow } from '../../../lib/caseload/known-row.ts'
import { ROUTINE } from '../../../lib/caseload/words.ts'
import { dayText } from '../../../lib/text/day.ts'

type Short = CaseloadRow['measures'][number]
type Full = ChartRow['measures'][number]
/** The track of an instrument, also of one that only a newer version knows. */
type Spoken = Omit<Full, 'id'> & { readonly id: string }

/** The scores of a chart as a line of the caseload says them. */
export const shortTrack = <T extends Spoken>({
  id,
  baseline,
  last,
  changePercent,
  count,
}: T): Omit<Short, 'id'> & Pick<T, 'id'> => ({
  ...{ id, first: count < 2 ? null : (baseline?.total ?? null), last: last.total, changePercent },
})

/** The four scores that are always shown together: first, best, previous, last. No score is better than the first by being the first. */
export function fourScores(track: Spoken | undefined, today: Day): string {
  const part = (name: string, score: Full['baseline']) =>
    score ? `${name} ${score.total} (${dayText(score.day, today)})` : null
  if (!track) return 'no score yet'
  return [
    part('first', track.baseline),
    part('best', isOther(track.best, track.baseline) ? track.best : null),
    part('previous', track.previous),
    part('last', track.last),
  ]
    .filter((text) => text !== null)
    .join(' · ')
}

const isOther = (one: Full['best'], other: typeof one): boolean =>
  one?.day !== other?.day || one?.total !== other?.total

/** The instruments of a chart that are spoken of: those that are always asked, with or without a score, and what else was measured. */
export function spokenOf({ measures, newer }: Pick<KnownRow<ChartRow>, 'measures' | 'newer'>): readonly {
  readonly name: string
  readonly track: Spoken | undefined
}[] {
  const found = (id: MeasureId) => measures.find((one) => one.id === id)
  return [
    ...MEASURES.filter((id) => ROUTINE.includes(id) || found(id)).map((id) => ({
      ...{ name: INSTRUMENTS[id].name, track: found(id) },
    })),
    ...(newer?.scores ?? []).map((track) => ({ name: newerName(track.id), track })),
  ]
}
