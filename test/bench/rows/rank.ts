import { byUrgency } from '../../../core/rows/rank.ts'
import { caseloadRow } from '../../../core/rows/row.ts'
import { rulesOn } from '../../../core/caseload/rules.ts'
import type { CaseloadRow } from '../../../core/contract/schemas/caseload.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import { makeNetwork } from '../../../infra/demo/network.ts'
import type { Bench } from '../row.ts'

const TODAY = '2026-11-23'
const ROWS = 2000

/** Ranking as many rows as the largest caseload has, beside reading the same rows as JSON. */
export const rank: Bench = {
  open() {
    const rules = rulesOn(NOTHING_CHOSEN, TODAY, new Set())
    const { episodes } = makeNetwork(TODAY, (clinicId) => `cm-${clinicId}`)
    const rows = episodes.slice(0, ROWS).map(({ summary }) => caseloadRow(summary, TODAY, rules))
    const text = JSON.stringify(rows)
    const floor = () => (JSON.parse(text) as CaseloadRow[]).length
    const ours = () => rows.toSorted(byUrgency).length
    return Promise.resolve({
      rows: [{ what: `ranking ${ROWS} rows, beside JSON.parse of them`, unit: 'ms', limit: { times: 2 }, floor, ours }],
      close: () => Promise.resolve(),
    })
  },
}
