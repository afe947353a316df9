import { LATEST } from '../../../core/formats.ts'
import { decodeBlock, encodeBlock } from '../../../core/population/block.ts'
import type { Cohort } from '../../../core/population/cohort.ts'
import { COLUMN_NAMES, COLUMNS, noneOf, type ColumnName } from '../../../core/population/columns.ts'
import { madeCohort } from '../made/population.ts'
import type { Bench } from '../row.ts'

/** A column as anybody would write it in JSON: null where there is nothing. */
const plain = (cohort: Cohort, name: ColumnName): (number | null)[] =>
  Array.from<number, number | null>(cohort[name], (value) => (value === noneOf(COLUMNS[name].width) ? null : value))

/** A month of a clinic as it is stored, beside the same columns as JSON. */
export const block: Bench = {
  open() {
    const cohort = madeCohort({ people: 100, clinics: 1, days: 30, seed: 11 })
    const stored = encodeBlock(cohort, LATEST.block)
    const columns = Object.fromEntries(COLUMN_NAMES.map((name) => [name, plain(cohort, name)]))
    const text = JSON.stringify({ plans: cohort.plans, ...columns })
    const rows = [
      {
        what: 'decode a block of 100 people',
        unit: 'ms' as const,
        limit: { times: 1.5 },
        floor: () => JSON.parse(text) as unknown,
        ours: () => decodeBlock(stored),
      },
      {
        what: 'bytes of a block of 100 people',
        unit: 'B' as const,
        limit: { times: 0.2 },
        floor: Buffer.byteLength(text),
        ours: stored.length,
      },
    ]
    return { rows }
  },
}
