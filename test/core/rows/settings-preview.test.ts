import { expect, test } from 'vitest'
import { needsContact, needsReview } from '../../../core/caseload/needs.ts'
import { DEFAULT_RULES } from '../../../core/caseload/rules.ts'
import { comparedRow, settingsPreview, type Compared } from '../../../core/rows/settings-preview.ts'
import { caseloadRow } from '../../../core/rows/row.ts'
import fc from '../../support/seeded.ts'
import { summarize } from '../../../core/chart/fold.ts'
import { anEpisode } from '../../support/charts.ts'
import { TODAY, wholeChart } from '../../support/whole-charts/index.ts'

type Place = Compared['now']
const rules = fc.record({
  scoreInterval: fc.integer({ min: 14, max: 90 }),
  contactInterval: fc.integer({ min: 7, max: 90 }),
  actedOn: fc.integer({ min: 7, max: 56 }),
  days: fc.integer({ min: 1, max: 90 }),
})
const summaries = fc
  .array(wholeChart(16), { minLength: 1, maxLength: 8 })
  .map((charts) => charts.map((all, i) => summarize(anEpisode({ episodeId: `e${i}` }), all)))

test('law 11: what is counted before is what the list shows after, whatever the numbers', () => {
  fc.assert(
    fc.property(summaries, rules, (all, { days, ...numbers }) => {
      const chosen = { ...DEFAULT_RULES, ...numbers, standard: { ...DEFAULT_RULES.standard, days } }
      const preview = settingsPreview(all.map((summary) => comparedRow(summary, TODAY, DEFAULT_RULES, chosen)))
      const by = (then: typeof DEFAULT_RULES) =>
        all.map((summary) => caseloadRow(summary, TODAY, then)).filter(({ stage }) => stage !== 'closed')
      const [now, then] = [by(DEFAULT_RULES), by(chosen)]
      const inReview = (rows: typeof now) => rows.filter(needsReview).length
      expect(preview.people).toBe(now.length)
      expect(preview.review).toEqual({ now: inReview(now), then: inReview(then) })
      const toCall = (rows: typeof now) => rows.filter(needsContact).length
      expect(preview.contact).toEqual({ now: toCall(now), then: toCall(then) })
      expect(preview.review.then).toBe(preview.review.now - preview.leave + preview.enter)
      const over = (rows: typeof now) =>
        rows.filter(({ reasons }) => reasons.some(({ code }) => code === 'waiting-over-standard')).length
      expect(preview.overStandard).toEqual({ now: over(now), then: over(then) })
      for (const { code, now: before, then: after } of preview.reasons) {
        const withIt = (rows: typeof now) =>
          rows.filter(({ reasons }) => reasons.some((one) => one.code === code)).length
        expect([code, before, after]).toEqual([code, withIt(now), withIt(then)])
      }
    }),
    { numRuns: 100 },
  )
})

test('the same numbers change nothing, and no reason is listed', () => {
  fc.assert(
    fc.property(summaries, (all) => {
      const preview = settingsPreview(all.map((summary) => comparedRow(summary, TODAY, DEFAULT_RULES, DEFAULT_RULES)))
      expect([preview.leave, preview.enter, preview.move, preview.reasons]).toEqual([0, 0, 0, []])
    }),
    { numRuns: 50 },
  )
})

test('who leaves, who enters and who stands in another group are counted apart, and who has closed not at all', () => {
  const place = (group: number, stage: Place['stage'] = 'in-treatment'): Place => ({
    ...{ group, stage, needsContact: false, reasons: [{ code: 'score-stale', tone: 'attention', text: '' }] },
  })
  const quiet: Place = { ...place(8), reasons: [{ code: 'no-flag', tone: 'quiet', text: '' }] }
  const moves: readonly (readonly [Place, Place])[] = [
    ...[[place(2), quiet] as const, [place(7), quiet] as const, [quiet, place(5)] as const],
    ...[[place(2), place(3)] as const, [place(2), place(2)] as const],
    [place(2, 'closed'), { ...quiet, stage: 'closed' }],
  ]
  const preview = settingsPreview(moves.map(([now, then], i) => ({ episodeId: `e${i}`, version: 1, now, then })))
  expect(preview).toMatchObject({ people: 5, review: { now: 4, then: 3 }, leave: 2, enter: 1, move: 1 })
  expect(preview.reasons).toEqual([
    { code: 'score-stale', name: 'Score stale', now: 4, then: 3 },
    { code: 'no-flag', name: 'No flag', now: 1, then: 2 },
  ])
})
