import fc from '../../../support/seeded.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClinicalFact, NewEntry } from '../../../../core/chart/entry.ts'
import { KIND_NAMES } from '../../../../core/chart/kinds/index.ts'
import { rowsOf } from '../../../../core/chart/kinds/read.ts'
import { addDays, daysBetween, type Day } from '../../../../core/day.ts'
import type { Chart, Issue, Recorded, Session } from '../../../../core/contract/index.ts'
import { refusedHere } from '../../../../web/src/routes/chart/[episodeId]/save/admission.ts'
import { recorderIn } from '../../../../web/src/lib/forms/recorder.ts'
import { draftOf, factSoFar, newDraft, toFact, typed } from '../../../../web/src/lib/forms/draft.ts'
import { withRecorded } from '../../../../web/src/routes/chart/[episodeId]/save/in-place.ts'
import { knownChart } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import { makeDraft } from '../../../../web/src/routes/chart/[episodeId]/record.ts'
import { daysAgo, openHouse, type House } from '../../../functions/support/house.ts'
import { factOfAnyKind, TODAY } from '../../../support/whole-charts/index.ts'

let house: House
let session: Session
beforeAll(async () => {
  house = await openHouse()
  session = (await house.ask({ path: '/api/session' })).json as Session
})
afterAll(() => house.stop())

/** A page that shows a chart, and the API behind it. */
async function page() {
  const { episodeId } = (await house.open()).json as Recorded
  const path = `/api/episodes/${episodeId}`
  const read = async () => (await house.ask({ path })).json as Chart
  const state = { chart: await read() }
  return {
    state,
    read,
    says: (entries: readonly NewEntry[]): readonly Issue[] => {
      const { chart } = state
      return refusedHere(knownChart(chart), entries, recorderIn(session, 'alder', chart.today, Date.now()))
    },
    send: (entries: readonly NewEntry[]) =>
      house.ask({ path: `${path}/entries`, body: { version: state.chart.episode.version, entries } }),
  }
}
type Page = Awaited<ReturnType<typeof page>>

/** What only the API knows: the Directory, and charts of other people. */
const isOfElsewhere = ({ at }: Issue): boolean => /\.(plan|payerClass|careManager|otherEpisode)$/.test(at)
/** A stated time of day of today is held against the minute: the one thing that may differ between two clocks. */
const timeless = ({ time: _, ...fact }: ClinicalFact): ClinicalFact => fact as ClinicalFact
/** A fact of the generator, whose charts are looked at on one day of all days, as it would lie today. */
function asOf<T>(today: Day, fact: T): T {
  const since = daysBetween(TODAY, today)
  const text = JSON.stringify(fact).replaceAll(/"(\d{4}-\d{2}-\d{2})"/g, (_, day: Day) => `"${addDays(day, since)}"`)
  return JSON.parse(text) as T
}

/** Sends what a page would send, and holds what it said before against what it is told. Answers whether it was recorded. */
async function tried({ state, says, send, read }: Page, entries: readonly NewEntry[]): Promise<boolean> {
  const before = says(entries)
  const told = await send(entries)
  if (told.status !== 200) {
    const { issues } = told.json as { issues: Issue[] }
    expect(
      issues.filter((one) => !isOfElsewhere(one)),
      JSON.stringify(entries),
    ).toEqual(before)
    return false
  }
  expect(before, JSON.stringify(entries)).toEqual([])
  const inPlace = withRecorded(state.chart, told.json as Recorded)
  const { asOf: _, ...again } = await read()
  const { asOf: __, ...shown } = inPlace ?? state.chart
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  expect({ ...shown, entries: shown.entries.toSorted(byId) }).toEqual({
    ...again,
    entries: again.entries.toSorted(byId),
  })
  state.chart = inPlace ?? state.chart
  return true
}

describe('laws W4 and W5: what a page says before it sends', () => {
  it('is what the API answers, sentence by sentence, and what is recorded stands in place as reading again would show it', async () => {
    const at = await page()
    const facts = fc.sample(fc.tuple(factOfAnyKind, fc.nat(), fc.nat({ max: 3 })), { numRuns: 160, seed: 8 })
    let [recorded, refused] = [0, 0]
    for (const [drawn, place, way] of facts) {
      const fact = asOf(at.state.chart.today, timeless(drawn))
      const target = at.state.chart.entries[place % at.state.chart.entries.length]!
      const correction: NewEntry = {
        ...{ kind: 'correction', day: at.state.chart.today, corrects: target.id, reason: 'Wrong' },
        replacement: way === 2 ? null : fact,
      }
      const isRecorded = await tried(at, way >= 2 ? [correction] : [fact])
      if (isRecorded) recorded += 1
      else refused += 1
    }
    expect([recorded > 20, refused > 40]).toEqual([true, true])
  })
  it('says of what no field takes what the API says of it, for every field of every kind', async () => {
    const at = await page()
    const wrong = ['x'.repeat(5000), '2026-02-31', '-1', ' ', 'one', ['one'], [9, 9]] as const
    let compared = 0
    for (const kind of KIND_NAMES) {
      for (const [i, value] of wrong.entries()) {
        const fits = (type: string) => typeof value === 'string' || ['list', 'answers', 'ladder'].includes(type)
        const fields = rowsOf(kind).filter(([, { type }]) => fits(type))
        const values = Object.fromEntries(fields.map(([name]) => [name, value] as const))
        const draft = typed(newDraft(kind, daysAgo(3)), { ...values, ...(i % 2 === 0 ? { day: daysAgo(3) } : {}) })
        const checked = toFact(draft)
        if (checked.ok) continue
        const told = await at.send([factSoFar(draft)])
        const { issues } = told.json as { issues: Issue[] }
        const here = checked.problems.map((one) => ({ ...one, at: `entries.0.${one.at}` }))
        expect(here, `${kind}, wrong value ${i}`).toEqual(issues)
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(KIND_NAMES.length * 3)
  })
  it.each([
    ['nothing answered', makeDraft('phq-9', daysAgo(0), { reached: 'treated' })],
    ['a day to come', newDraft('consent', daysAgo(-3), { state: 'verbal' })],
    ['a day before the episode', newDraft('contact', daysAgo(60), { outcome: 'completed', mode: 'phone' })],
    ['an assessment without what was asked with', newDraft('safety', daysAgo(0), { event: 'risk-assessment' })],
    ['a hand-over of nothing', newDraft('hand-over', daysAgo(0), { how: 'admitted', service: 'S', acceptedBy: 'A' })],
    ['a drug whose name tells nothing', makeDraft('treatment', daysAgo(0), { reached: 'treated' })],
  ] as const)('is the same of %s', async (_, draft) => {
    const at = await page()
    const filled = draft.kind === 'hand-over' ? typed(draft, { checkDay: daysAgo(-1) }) : draft
    const named = filled.kind === 'treatment' ? typed(filled, { name: 'Neuvoxine' }) : filled
    const checked = toFact(named)
    const told = await at.send([factSoFar(named)])
    const { issues } = told.json as { issues: Issue[] }
    const shape = checked.ok ? [] : checked.problems.map((one) => ({ ...one, at: `entries.0.${one.at}` }))
    const here = shape.length > 0 ? shape : at.says([factSoFar(named)])
    expect(here).toEqual(issues)
    expect(here.length).toBeGreaterThan(0)
  })
})

describe('law W5: a save', () => {
  it('is one request and one record of who did it, and nothing is read for it', async () => {
    const at = await page()
    const audited = async () => (await house.items('Audit')).length
    const before = await audited()
    const draft = makeDraft('contact', daysAgo(1), { reached: 'treated' })
    const told = await at.send([factSoFar(draft)])
    expect(told.status).toBe(200)
    expect(await audited()).toBe(before + 1)
    const shown = withRecorded(at.state.chart, told.json as Recorded)
    expect(shown?.entries.at(-1)?.fact).toMatchObject({ kind: 'contact', day: daysAgo(1) })
  })
  it('that follows on somebody else’s is not put in place: the chart is read again', async () => {
    const at = await page()
    const first = (await at.send([factSoFar(newDraft('consent', daysAgo(1), { state: 'verbal' }))])).json as Recorded
    expect(withRecorded({ ...at.state.chart, episode: { ...at.state.chart.episode, version: 0 } }, first)).toBeNull()
  })
  it('is left to a newer server where it knows more than the page, and what the page does not know is kept', async () => {
    const at = await page()
    const [first] = at.state.chart.entries
    const fact = { kind: 'hologram', day: daysAgo(2) } as unknown as ClinicalFact
    const chart: Chart = { ...at.state.chart, entries: [...at.state.chart.entries, { ...first!, id: 'strange', fact }] }
    const known = knownChart(chart)
    expect(known.entries).toEqual(at.state.chart.entries)
    expect(known.strange).toEqual([{ id: 'strange', version: 1, why: 'newer', kind: 'hologram', day: daysAgo(2) }])
    const recorder = recorderIn(session, 'alder', chart.today, Date.now())
    expect(refusedHere(known, [factSoFar(newDraft('consent', daysAgo(-3)))], recorder)).toEqual([])
    const referral = chart.entries.find(({ fact: { kind } }) => kind === 'referral')!
    const correction = toFact(typed(draftOf(referral.fact as ClinicalFact), { from: 'Dr. Obuya' }))
    const replacement = correction.ok ? correction.fact : null
    const told = await at.send([
      { kind: 'correction', day: daysAgo(0), corrects: referral.id, reason: 'Wrong', replacement },
    ])
    const after = withRecorded(chart, told.json as Recorded)
    expect(after?.entries.map(({ id }) => id)).toContain('strange')
  })
})
