import type { Issue } from '../../../../../../core/contract/index.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'

/** What the API refused about one entry of a save (null = about any of them), at the field that the form names. */
export const refusedAt = (issues: readonly Issue[], place: number | null): readonly Problem[] =>
  issues.flatMap(({ at, problem }) => {
    const [, index, field] = /^entries\.(\d+)\.(?:replacement\.)?(.+)$/.exec(at) ?? []
    if (field === undefined || (place !== null && Number(index) !== place)) return []
    return [{ at: field, problem }]
  })
