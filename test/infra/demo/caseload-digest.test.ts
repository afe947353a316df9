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
    // What came later is not among it. Of one whose answer was struck out it is told since the answer, where it was since the strike.
    const { imported: _, struck: __, on: ___, ...then } = row.safety ?? { imported: false, struck: null, on: null }
    const safety = row.safety && then
    const { phq9, gad7 } = listed(row)
    return JSON.stringify({
      ...{ episodeId, group, reasons, lead, course, freshness, severity, spark, answered, safety },
      ...{ phq9, gad7 },
    })
  })
  const digest = createHash('sha256').update(said.join('\n')).digest('hex')
  expect([rows.length, digest]).toEqual([2400, '70a4769cf4d262241d8c21606a9b20dc0cd5832bf378a5f7d562009b031d1136'])
})
