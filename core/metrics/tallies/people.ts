import type { CodeColumn } from '../../population/columns.ts'
import { namedCells } from './tally.ts'

/** Everybody selected. */
export const people = namedCells('people', ['all'], ({ size }, into) => {
  into.fill(0, 0, size)
})

/** Of the people selected, those with a code in a column, for example 1 in a column of yes and no. */
export const coded = (column: CodeColumn, code: number) =>
  namedCells(`coded ${column} ${code}`, ['no', 'yes'], ({ cohort, size, index }, into) => {
    const codes = cohort[column]
    for (let k = 0; k < size; k++) into[k] = codes[index[k] ?? 0] === code ? 1 : 0
  })

/** Referrals that have had fewer days than this by as-of, and the others. */
export const aged = (days: number) =>
  namedCells(`aged ${days}`, ['younger', 'older'], ({ asked, size, referred }, into) => {
    for (let k = 0; k < size; k++) into[k] = asked.asOf - (referred[k] ?? 0) < days ? 0 : 1
  })
