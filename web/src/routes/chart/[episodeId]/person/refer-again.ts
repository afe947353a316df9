import type { Person } from '../../../../../../core/contract/index.ts'
import { toFact, type Draft } from '../../../../lib/forms/draft.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'

/** What is typed of a new episode for somebody known. */
export interface Again {
  readonly clinicId: string
  readonly mrn: string
  readonly coverage: Draft
  readonly assignment: Draft
  readonly referral: Draft
}
interface Clinic {
  readonly clinicId: string
  readonly name: string
}

/** Clinics in which the person has no open episode: a second one would count them twice. */
export const clinicsFree = <C extends Clinic>(
  { episodes }: Pick<Person, 'episodes'>,
  clinics: readonly C[],
): readonly C[] =>
  clinics.filter(({ clinicId }) => !episodes.some((one) => one.clinicId === clinicId && one.closed === null))

/** What is wrong in its parts, each at the part and the field. */
export const problemsOfParts = (again: Again): readonly Problem[] =>
  (['referral', 'coverage', 'assignment'] as const).flatMap((part) => {
    const read = toFact(again[part])
    return read.ok ? [] : read.problems.map(({ at, problem }) => ({ at: `${part}.${at}`, problem }))
  })
