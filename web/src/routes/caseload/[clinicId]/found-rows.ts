import type { Day } from '../../../../../core/day.ts'
import { findableText, finderOf as wordsFinder } from '../../../../../core/person/search.ts'
import type { KnownRow } from '../../../lib/caseload/known-row.ts'
import type { Everybody } from '../../../lib/people/everybody.svelte.ts'

/** Who of the rows has every word that is typed; birth dates are told by the list of everybody, once it is here. */
export function finderOf(
  typed: string,
  today: Day,
  { birthDateOf }: Pick<Everybody, 'birthDateOf'>,
): (row: Pick<KnownRow, 'name' | 'mrn' | 'episodeId'>) => boolean {
  const find = wordsFinder(typed, today)
  return ({ name, mrn, episodeId }) =>
    find === null || find(findableText({ name, mrn, birthDate: birthDateOf(episodeId) ?? null })) !== null
}
