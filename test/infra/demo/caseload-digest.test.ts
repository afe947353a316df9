import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { DEFAULT_RULES } from '../../../core/caseload/rules.ts'
import { byUrgency } from '../../../core/rows/rank.ts'
import { caseloadRow } from '../../../core/rows/row.ts'
import { listed } from '../../support/measures.ts'
import { demoNetwork, TODAY } from './network-of-a-day.ts'

test('the caseload rows of the demo network say what they said when every measure had a field of its own: order, reasons and scores', () => {
  const rows = demoNetwork()
    .episodes.map(({ summary }) => caseloadRow(summary, TODAY, DEFAULT_RULES))
    .sort(byUrgency)
  const said = rows.map((row) => {
    const { episodeId, group, reasons, lead, course, freshness, severity, spark, answered } = row
    // What came later is not among it.
    const { imported: _, ...then } = row.safety ?? { imported: false }
    const safety = row.safety && then
    const { phq9, gad7 } = listed(row)
    return JSON.stringify({
      ...{ episodeId, group, reasons, lead, course, freshness, severity, spark, answered, safety },
      ...{ phq9, gad7 },
    })
  })
  const digest = createHash('sha256').update(said.join('\n')).digest('hex')
  expect([rows.length, digest]).toEqual([2400, '97ec50de3e02ed026afd9c4bc40ad7e15ef12259f38356d03603c256d384e6b8'])
})
