import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import type { ClinicalFact, Entry } from '../../../../core/chart/entry.ts'
import { knownChart } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import SafetyPanel from '../../../../web/src/routes/chart/[episodeId]/safety/SafetyPanel.svelte'
import Trajectory from '../../../../web/src/routes/chart/[episodeId]/trajectory/Trajectory.svelte'
import { OneChart, TODAY } from './at-hand.ts'
import { textOf } from './drawn.ts'
import { makeEntry, phq9Total } from './entries.ts'

const NEWER = makeEntry('newer', { kind: 'hologram', day: '2026-11-20' } as unknown as ClinicalFact)
const chartOf = (...entries: readonly Entry[]) => {
  const { chart } = new OneChart()
  return knownChart({ ...chart, entries: [...chart.entries, ...entries] })
}
const panel = (...entries: readonly Entry[]) => {
  const hand = { saves: 0, correcting: null } as never
  return textOf(render(SafetyPanel, { props: { chart: chartOf(...entries), today: TODAY, hand } }).body)
}
const plot = (...entries: readonly Entry[]) =>
  textOf(render(Trajectory, { props: { chart: chartOf(...entries), today: TODAY } }).body)
const LACKS = 'without 1 entry that this page does not know in full.'

describe('the safety panel of a chart that says what only a newer server knows', () => {
  it('does not say that nothing is recorded about safety, and says what its list lacks', () => {
    expect(panel(NEWER)).toContain('No positive answer and no safety work recorded in what could be read.')
    expect(panel(NEWER)).toContain(`Listed ${LACKS}`)
    expect(panel()).toContain('no safety work recorded.')
    expect(panel()).not.toContain('without')
  })
  it('takes what is to be recorded as before', () => {
    expect(panel(NEWER)).toContain('C-SSRS')
    expect(panel(NEWER)).not.toContain('Nothing can be recorded')
  })
})

describe('the trajectory of such a chart', () => {
  it('says what its lines lack, with a score and with none', () => {
    expect(plot(NEWER)).toContain(`Drawn ${LACKS}`)
    expect(plot(NEWER)).toContain('in what could be read')
    expect(plot(NEWER, makeEntry('score', phq9Total('2026-11-10', 9)))).toContain(`Drawn ${LACKS}`)
    expect(plot()).not.toContain('without')
  })
})
