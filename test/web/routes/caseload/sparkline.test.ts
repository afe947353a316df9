import { describe, expect, it } from 'vitest'
import type { CaseloadRow } from '../../../../core/contract/index.ts'
import { sparkline } from '../../../../web/src/routes/caseload/[clinicId]/sparkline.ts'
import { makeRow } from '../../lib/caseload/row.ts'

describe('the sparkline', () => {
  const row = (spark: number[], first: number | null, lead: NonNullable<CaseloadRow['lead']> = 'phq-9') =>
    makeRow({
      lead,
      spark,
      measures: [{ id: lead, first, last: spark.at(-1) ?? 0, changePercent: null }],
    })
  it('keeps real time: a long gap is a long line', () => {
    const line = sparkline(row([0, 20, 10, 10, 100, 5], 20))
    const x = [...(line?.path.matchAll(/[ML]([\d.]+) /g) ?? [])].map(([, at]) => Number(at))
    expect(x[1]! - x[0]!).toBeLessThan((x[2]! - x[1]!) / 5)
    expect(line?.label).toBe('PHQ-9 20, 10, 5')
  })
  it('draws one score as a point, and no half line below a first score of 0', () => {
    expect(sparkline(row([0, 0], null))).toMatchObject({ path: '', response: null })
    const first = { ...row([0, 12], null), course: { code: 'first-score', detail: null } } as const
    expect(sparkline(first)?.response).not.toBeNull()
    expect(sparkline(makeRow())).toBeNull()
  })
  it('draws no line where a response would begin, where there is no first score to respond from', () => {
    expect(sparkline(row([0, 12, 20, 8], null))).toMatchObject({ response: null })
    expect(sparkline(row([0, 12], null))).toMatchObject({ response: null })
  })
  it('draws a line where half of the illness of the first score is gone, in the direction of the measure', () => {
    // On 27 points over the 20 px between the margins; of 100 where more is better, half of what was missing.
    expect(sparkline(row([0, 18, 10, 27], 18))?.response).toBeCloseTo(4 + 20 * (1 - 9 / 27), 1)
    expect(sparkline(row([0, 20, 10, 90], 20, 'who-5'))?.response).toBeCloseTo(4 + 20 * (1 - 60 / 100), 1)
  })
  it('is of the lead measure, on its own range', () => {
    const gad = sparkline(row([0, 21], 21, 'gad-7'))
    expect(gad?.label).toBe('GAD-7 21')
    expect(gad?.end.y).toBe(4)
  })
})
