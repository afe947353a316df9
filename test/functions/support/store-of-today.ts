import type { ClinicalFact, NewEntry } from '../../../core/chart/entry.ts'
import type { MeasureId } from '../../../core/instruments/index.ts'
import { rebuild } from '../../../functions/actions/rebuild.ts'
import { wireRebuild } from '../../../functions/wiring/rebuild.ts'
import { runRebuild } from '../../../infra/operate/rebuild/run.ts'
import { daysAgo, phq9, type House } from './house.ts'

type Fact<Kind extends ClinicalFact['kind']> = Extract<ClinicalFact, { kind: Kind }>
const contact = (ago: number, over: Partial<Fact<'contact'>> = {}): NewEntry => ({
  ...{ kind: 'contact', day: daysAgo(ago), outcome: 'completed', mode: 'phone', work: [] },
  ...over,
})
const drug = (ago: number, over: Partial<Fact<'treatment'>>): NewEntry => ({
  ...{ kind: 'treatment', day: daysAgo(ago), action: 'start', modality: 'medication', name: 'Sertraline' },
  ...{ dose: '50 mg', underPlan: true, psychotropic: true },
  ...over,
})
const asks = (level: number) => [2, 2, 2, 1, 1, 1, 1, 1, level]
const asked = (ago: number, instrument: MeasureId, answers: number[]): NewEntry => ({
  ...{ kind: 'assessment', day: daysAgo(ago), instrument, answers, occasion: 'follow-up' },
})
const risk = (ago: number, finding: 'low' | 'moderate' | 'high'): NewEntry => ({
  ...{ kind: 'safety', day: daysAgo(ago), event: 'risk-assessment', instrument: 'Interview', finding },
  ...{ action: 'Told the PCP', assessedBy: 'Dr. Achterberg', meansAsked: true },
})
const cSsrs = (ago: number, finding: 'low' | 'high'): NewEntry => ({
  ...{ kind: 'c-ssrs', day: daysAgo(ago), behaviour: 'never', finding },
  ideation: finding === 'high' ? [true, true, true, true, false] : [false, false, null, null, null],
})
const handOver = (ago: number): NewEntry => ({
  ...{ kind: 'hand-over', day: daysAgo(ago), how: 'handed-over', service: 'Crisis team', acceptedBy: 'J. Rivera' },
  checkDay: daysAgo(ago - 5),
})
const outcome = (ago: number, what: Fact<'safety-outcome'>['outcome'], over: object = {}): NewEntry => ({
  ...{ kind: 'safety-outcome', day: daysAgo(ago), outcome: what },
  ...over,
})
const correction = (corrects: string, replacement: NewEntry | null): NewEntry =>
  ({ kind: 'correction', day: daysAgo(0), corrects, reason: 'Typed wrongly', replacement }) as NewEntry

/** What is recorded of each person, a request a line; `by` is the care manager where nobody is named. */
type Story = readonly (readonly NewEntry[] | { readonly by: string; readonly entries: readonly NewEntry[] })[]
const STORIES: readonly Story[] = [
  // An entry of every kind, and every word that came with format 3.
  [
    [phq9(50, asks(1)), { kind: 'consent', day: daysAgo(50), state: 'written' }, risk(50, 'low')],
    [
      { kind: 'screening', day: daysAgo(49), instrument: 'gad-7', total: 12 },
      { kind: 'diagnosis', day: daysAgo(49), system: 'icd-10-cm', code: 'F32.1', status: 'active' },
      drug(48, {}),
      { kind: 'appointment', day: daysAgo(47), event: 'kept', visit: 'care-management' },
      contact(40, { mode: 'text-message', outcome: 'attempted' }),
      contact(39, { mode: 'letter', outcome: 'attempted' }),
    ],
    { by: 'psych', entries: [{ kind: 'case-review', day: daysAgo(30), by: 'Dr. Lind', outcome: 'change-advised' }] },
    [drug(29, { action: 'dose-change', dose: '100 mg' }), cSsrs(20, 'low'), phq9(10, asks(2)), risk(10, 'moderate')],
    [outcome(9, 'managed', { nextContact: daysAgo(-2), safetyPlan: 'made' })],
  ],
  // High, handed over, received.
  [[phq9(12, asks(3)), cSsrs(12, 'high')], [handOver(4)], [outcome(2, 'received', { by: 'J. Rivera' })]],
  // High and handed over: elsewhere until its check day.
  [[phq9(6, asks(3)), risk(6, 'high')], [handOver(1)]],
  // Entered in error by one person, confirmed by another.
  [
    [phq9(15, asks(3))],
    [outcome(14, 'entered-in-error', { why: 'Of another person' })],
    { by: 'psych', entries: [{ kind: 'safety-confirmation', day: daysAgo(13), confirms: 'entered-in-error' }] },
  ],
  // Closed with safety open.
  [[phq9(20, asks(2)), contact(18)], [{ kind: 'close', day: daysAgo(1), reason: 'moved' } as NewEntry]],
  // Instruments that came with format 4: a course of each, and an open safety item of one.
  [
    [
      { ...phq9(70, asks(0)), difficulty: 'somewhat-difficult' } as NewEntry,
      asked(70, 'who-5', [1, 1, 0, 1, 1]),
      asked(70, 'epds', [2, 2, 2, 2, 1, 2, 2, 2, 1, 0]),
      asked(70, 'audit-c', [1, 0, 0]),
    ],
    [drug(60, {}), asked(30, 'who-5', [3, 3, 2, 3, 2]), asked(30, 'audit-c', [2, 1, 1])],
    [asked(3, 'epds', [1, 1, 1, 1, 1, 1, 1, 1, 0, 2])],
  ],
  // Declined.
  [[{ kind: 'consent', day: daysAgo(5), state: 'declined' }]],
]

/** Asks the functions to write a store with an item of every kind and every state of the safety table that lasts. */
export async function writeStore(house: House): Promise<void> {
  for (const story of STORIES) {
    const { json } = await house.open('alder')
    let version = json.version as number
    for (const one of story) {
      const { by, entries } = 'by' in one ? one : { by: 'cm-a', entries: one }
      version = await save(house, json.episodeId, { version, entries, by })
    }
  }
  await struckOut(house)
  await movedPeople(house)
  await runRebuild((next) => rebuild(wireRebuild(house.environment, house.engine.client), next), {})
}

interface Saving {
  readonly version: number
  readonly entries: readonly NewEntry[]
  readonly by?: string
}
async function save(house: House, episodeId: string, { version, entries, by = 'cm-a' }: Saving): Promise<number> {
  const told = await house.ask({ path: `/api/episodes/${episodeId}/entries`, as: by, body: { version, entries } })
  if (told.status !== 200) throw new Error(`${told.status}: ${told.answer.body}`)
  return told.json.version
}

/** One whose urgent answer was struck out and waits for a second person, and whose contact was corrected. */
async function struckOut(house: House): Promise<void> {
  const { json } = await house.open('alder')
  const version = await save(house, json.episodeId, { version: json.version, entries: [phq9(8, asks(3)), contact(7)] })
  const chart = await house.ask({ path: `/api/episodes/${json.episodeId}`, method: 'GET' })
  const idOf = (kind: string): string =>
    chart.json.entries.find(({ fact }: { fact: NewEntry }) => fact.kind === kind).id
  const entries = [correction(idOf('assessment'), null), correction(idOf('contact'), contact(6, { minutes: 12 }))]
  await save(house, json.episodeId, { version, entries })
}

const posted = async (house: House, path: string, body: object, as = 'cm-a') => {
  const told = await house.ask({ path, body, as })
  if (told.status !== 200) throw new Error(`${told.status}: ${told.answer.body}`)
  return told.json
}

/** People whose charts hold what an action alone writes: referred again, transferred and taken over, entered twice. */
async function movedPeople(house: House): Promise<void> {
  const coverage = { payerClass: 'medicaid', plan: 'plan-2' }
  const newcomer = async (level: number) => {
    const { episodeId } = (await house.open('alder')).json
    const { episode } = (await house.ask({ path: `/api/episodes/${episodeId}` })).json
    const { patientId } = episode as { patientId: string }
    const version = await save(house, episodeId, { version: 1, entries: [phq9(6, asks(level))] })
    return { episodeId, patientId, version }
  }
  const again = await newcomer(2)
  const close: NewEntry = { kind: 'close', day: daysAgo(1), reason: 'moved' }
  await save(house, again.episodeId, { version: again.version, entries: [close] })
  const entries = [{ kind: 'referral', day: daysAgo(0) }]
  await posted(house, `/api/patients/${again.patientId}/episodes`, {
    clinicId: 'alder',
    coverage,
    careManager: 'cm-a',
    entries,
  })
  const details = { kind: 'contact-details', day: daysAgo(0), phone: '555 0100 200', messages: 'name-and-number' }
  const { version } = (await house.ask({ path: `/api/patients/${again.patientId}` })).json
  await posted(house, `/api/patients/${again.patientId}/entries`, { version, entries: [details] })

  const leaving = await newcomer(3)
  const found = await save(house, leaving.episodeId, { version: leaving.version, entries: [risk(5, 'high')] })
  const path = `/api/episodes/${leaving.episodeId}/transfer`
  const { opened } = await posted(house, path, { version: found, to: 'birch', reason: 'Moved house' })
  const accepted = [{ kind: 'safety-accepted', day: daysAgo(0) }]
  await posted(house, `/api/episodes/${opened}/entries`, { version: 1, entries: accepted }, 'cm-b')

  const [kept, other] = [await newcomer(1), await newcomer(2)]
  const merge = { version: 1, other: other.patientId, otherVersion: 1, reason: 'Entered twice' }
  await posted(house, `/api/patients/${kept.patientId}/merge`, merge)
}
