import { describe, expect, it } from 'vitest'
import { fourScores, shortTrack } from '../../../../web/src/routes/chart/[episodeId]/scores.ts'

describe('the scores of a chart', () => {
  it('say of a chart what its line in the caseload says', () => {
    const at = (day: string, total: number) => ({ day, total })
    const track = { id: 'phq-9', best: null, previous: null, changePercent: -50 } as const
    expect(shortTrack({ ...track, baseline: at('2026-09-01', 18), last: at('2026-09-01', 9), count: 2 })).toEqual({
      id: 'phq-9',
      first: 18,
      last: 9,
      changePercent: -50,
    })
    expect(
      shortTrack({ ...track, baseline: at('2026-09-01', 18), last: at('2026-09-01', 18), count: 1 }).first,
    ).toBeNull()
  })
})

describe('the four scores', () => {
  const track = (best: { day: string; total: number }) => ({
    ...{ id: 'phq-9' as const, baseline: { day: '2026-09-07', total: 15 }, previous: null, count: 2 },
    changePercent: 27,
    ...{ best, last: { day: '2026-11-16', total: 19 } },
  })
  it('name no best where the first was the best', () => {
    const said = (best: { day: string; total: number }) =>
      fourScores(track(best), '2026-11-23').replaceAll('\u00a0', ' ')
    expect(said({ day: '2026-09-07', total: 15 })).toBe('first 15 (7 Sep) · last 19 (16 Nov)')
    expect(said({ day: '2026-10-07', total: 11 })).toBe('first 15 (7 Sep) · best 11 (7 Oct) · last 19 (16 Nov)')
  })
})
