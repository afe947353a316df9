import { namedCells, type Tally } from './tally.ts'

/** Days waited so far of everybody selected, one by one and in no order: a quantile of them is asked for, and no curve. */
export const ages: Tally<readonly number[]> = {
  id: 'ages',
  begin(strata) {
    const lists = Array.from({ length: strata }, (): number[] => [])
    return {
      add({ asked, size, referred }, strataOf) {
        for (let k = 0; k < size; k++) lists[strataOf[k] ?? 0]?.push(asked.asOf - (referred[k] ?? 0))
      },
      of: (stratum) => (stratum === null ? lists.flat() : (lists[stratum] ?? [])),
    }
  },
}

/** Who has waited longer than the standard of their own clinic, and who has not (laws D4). */
export const overStandard = namedCells('over standard', ['within', 'over'], (rows, into) => {
  const { cohort, asked, size, index, referred } = rows
  const limits = asked.overSince ?? []
  for (let k = 0; k < size; k++) {
    const limit = limits[cohort.clinic[index[k] ?? 0] ?? 0] ?? -Infinity
    into[k] = (referred[k] ?? 0) <= limit ? 1 : 0
  }
})
