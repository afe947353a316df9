import { describe, expect, it } from 'vitest'
import { reviewCap } from '../../../../web/src/routes/chart/[episodeId]/forms/review.ts'

const today = '2026-11-26'
const said = (measureBy: string, chosen = {}) =>
  reviewCap({ chosen }, { day: today, measureBy }, today).replaceAll('\u00a0', ' ')

describe('a case review', () => {
  it('says for how long it holds, before a day is named', () => {
    expect(said('')).toBe('A review holds for 28 days at most, 14 in the severe band; a day here ends it earlier.')
  })
  it('says that a later day does not make it longer', () => {
    expect(said('2026-12-25')).toContain('it ends on 24 Dec, 10 Dec in the severe band, whatever day stands here')
    expect(said('2026-12-24')).toContain('in the severe band it ends on 10 Dec')
    expect(said('2026-12-10')).toBe('A review holds for 28 days at most, 14 in the severe band.')
  })
  it('holds as long as the clinic chose', () => {
    expect(said('', { 'acted-on': [{ from: '2026-01-01', value: 42 }] })).toContain('42 days at most')
  })
})
