import { describe, expect, it } from 'vitest'
import type { ClinicalFact, Entry } from '../../../../core/chart/entry.ts'
import { typed } from '../../../../web/src/lib/forms/draft.ts'
import { carriedWords } from '../../../../web/src/routes/chart/[episodeId]/person/carried.ts'
import type { Person } from '../../../../core/contract/index.ts'
import {
  besides,
  notCounted,
  shouldGoOn,
  unlikeWords,
} from '../../../../web/src/routes/chart/[episodeId]/person/compared.ts'
import {
  correctionOf,
  entryOf,
  newFrom,
  rebased,
  savedWords,
  WHY,
} from '../../../../web/src/routes/chart/[episodeId]/person/change.ts'
import { clinicsFree } from '../../../../web/src/routes/chart/[episodeId]/person/refer-again.ts'
import { lineOf, saidIn, saysAnything } from '../../../../web/src/routes/chart/[episodeId]/person/said.ts'
import { knownRow } from '../../../../web/src/lib/caseload/known-row.ts'
import { makeChartRow, openSafety } from '../../lib/caseload/row.ts'
import { makeEntry, phq9Total } from './entries.ts'
import { reachWords, whoWords } from '../../../../web/src/routes/chart/[episodeId]/reach.ts'

const TODAY = '2026-11-27'
const nameOf = (_: string, id: string): string => `Name of ${id}`
const details = { kind: 'contact-details', day: '2026-11-01', phone: '555 0100 200', interpreter: true } as const
const entry = { id: 'e1', fact: details } as unknown as Entry

describe('what a page says of a person', () => {
  it('says of a change that was saved what it is about, and from when it holds', () => {
    expect(savedWords('contact-details', { ...details, day: TODAY }, TODAY)).toBe(
      'Saved: Contact details, from today on',
    )
    expect(savedWords('contact-details', details, TODAY).replaceAll('\u00a0', ' ')).toBe(
      'Saved: Contact details, from 1 Nov on',
    )
    const strike = {
      kind: 'correction',
      day: TODAY,
      corrects: 'e1',
      reason: 'Of a brother',
      replacement: null,
    } as const
    expect(savedWords('contact-details', strike, TODAY)).toBe(
      'Saved: Contact details, an entry struck out: Of a brother',
    )
  })
  it('says of every field what is known, and of the others that it is not', () => {
    const said = saidIn('contact-details', details, { hidden: [], nameOf })
    expect(said.find(({ label }) => label === 'Phone')?.text).toBe('555 0100 200')
    expect(said.find(({ label }) => label === 'Needs an interpreter')?.text).toBe('Yes')
    expect(said.find(({ label }) => label === 'Primary care provider')?.text).toBeNull()
  })
  it('names a plan and a care manager, calls none by its word, and unknown not known', () => {
    const coverage: ClinicalFact = { kind: 'coverage', day: TODAY, payerClass: 'unknown', plan: 'plan-1' }
    expect(lineOf(coverage, nameOf)).toBe('Health plan: Name of plan-1')
    const nobody: ClinicalFact = { kind: 'assignment', day: TODAY, careManager: null }
    expect(lineOf(nobody, nameOf)).toBe('Care manager: Nobody')
  })
  it('says in the header what is not known as not known', () => {
    expect(whoWords({ birthDate: null, language: 'unknown' }, null, TODAY)).toEqual([
      ...['birth date unknown', 'pronouns not known', 'language not known'],
    ])
    expect(reachWords(null)).toEqual(['phone not known', 'safe time to call not known', 'PCP not known'])
    const known = {
      ...details,
      callTimes: 'after 5',
      messages: 'nothing',
      pronouns: 'she/her',
      pcp: 'Dr Lind',
    } as const
    expect(reachWords(known)).toEqual(['555 0100 200', 'safe to call: after 5', 'leave no message', 'PCP Dr Lind'])
    const who = whoWords({ birthDate: '1985-03-12', language: 'es' }, known, TODAY)
    expect(who.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      ...['born 12 Mar 1985 (41)', 'she/her', 'Spanish, with an interpreter'],
    ])
  })
})

describe('what somebody else recorded while a form stood open', () => {
  const held = (more: object) => newFrom('contact-details', { ...details, ...more }, TODAY).draft
  const form = typed(newFrom('contact-details', details, TODAY).draft, { phone: '555 0100 999' })
  it('is taken over where nothing was typed, and told: nothing of it is written over unseen', () => {
    const { draft, changed } = rebased(form, held({ messages: 'nothing', callTimes: 'never at work' }))
    expect(changed).toEqual(['When it is safe to call: Never at work', 'What may be left as a message: Nothing'])
    expect(entryOf({ corrects: null }, { draft, way: 'replace', reason: '' }, TODAY)).toMatchObject({
      entry: { phone: '555 0100 999', messages: 'nothing', callTimes: 'never at work' },
    })
    expect(rebased(draft, held({ messages: 'nothing', callTimes: 'never at work' })).changed).toEqual([])
  })
  it('beside what was typed in the same field is told, and what was typed stands', () => {
    const { draft, changed } = rebased(form, held({ phone: '555 0100 111' }))
    expect([draft.values['phone'], changed]).toEqual([
      '555 0100 999',
      ['Phone: 555 0100 111 (you typed something else)'],
    ])
  })
  it('is nothing where nothing else was recorded, on a later day too', () => {
    const later = newFrom('contact-details', details, '2026-11-28').draft
    expect(rebased(form, later)).toEqual({ draft: form, changed: [] })
  })
})

const who = (family: string, given: string, birthDate: string | null) => ({
  identity: { family, given, birthDate, sex: 'unknown' } as Person['identity'],
})
describe('two who may be one person', () => {
  it('are asked about where their names or birth dates speak against it', () => {
    expect(unlikeWords(who('Ruiz', 'María', '1985-03-12'), who('Ruiz', 'Maria', '1985-03-12'))).toBeNull()
    expect(unlikeWords(who('Ruiz', 'María José', '1985-03-12'), who('Ruiz', 'Maria', '1985-03-12'))).toBeNull()
    expect(unlikeWords(who('Ruiz', 'Ana', null), who('Ruiz', 'Ana', '1985-03-12'))).toBeNull()
    expect(unlikeWords(who('Ruiz', 'Ana', '1985-03-12'), who('Ruiz', 'Ana', '1986-03-12'))).toBe(
      'Their birth dates differ.',
    )
    expect(unlikeWords(who('Aaatest', 'Xenia', null), who('Corvoyle', 'Yesenia', '1985-03-12'))).toBe(
      'Their names differ.',
    )
  })
})

describe('what is changed of a person', () => {
  it('begins with what holds, so that nothing of it is lost by what is said next', () => {
    const form = newFrom('contact-details', details, TODAY)
    const changed = { ...form, draft: typed(form.draft, { pcp: 'Dr Lind' }) }
    expect(entryOf({ corrects: null }, changed, TODAY)).toEqual({
      ok: true,
      entry: { kind: 'contact-details', day: TODAY, phone: '555 0100 200', interpreter: true, pcp: 'Dr Lind' },
    })
  })
  it('is nothing while nothing is changed', () => {
    expect(entryOf({ corrects: null }, newFrom('contact-details', details, TODAY), TODAY).ok).toBe(false)
    expect(entryOf({ corrects: entry }, { ...correctionOf(details), reason: 'Why' }, TODAY).ok).toBe(false)
  })
  it('needs a reason where it corrects, and keeps the day of what it corrects', () => {
    const form = correctionOf(details)
    const changed = { ...form, draft: typed(form.draft, { phone: '555 0100 300' }) }
    const bare = entryOf({ corrects: entry }, changed, TODAY)
    expect(bare.ok ? [] : bare.problems.map(({ at }) => at)).toEqual([WHY])
    expect(entryOf({ corrects: entry }, { ...changed, reason: ' Misheard ' }, TODAY)).toEqual({
      ok: true,
      entry: {
        ...{ kind: 'correction', day: TODAY, corrects: 'e1', reason: 'Misheard' },
        replacement: { ...details, phone: '555 0100 300' },
      },
    })
  })
  it('strikes out without looking at the fields', () => {
    const strike = { ...correctionOf(details), way: 'strike' as const, reason: 'Of somebody else' }
    const read = entryOf({ corrects: entry }, strike, TODAY)
    expect(read.ok && read.entry).toMatchObject({ corrects: 'e1', replacement: null })
  })
})

describe('what is said before a person goes on in another chart', () => {
  const words = (
    state: string | null,
    consent: Parameters<typeof carriedWords>[0]['consent'],
    treatments: string[] = [],
  ) => carriedWords({ row: { safety: state === null ? null : { state }, treatments }, consent }, 'transfer').join(' ')

  it.each(['unassessed', 'high', 'moderate', 'elsewhere', 'struck-out', 'a state of a newer version'])(
    'is that open safety goes with them (%s)',
    (state) => expect(words(state, null)).toContain('what is open goes with them'),
  )
  it.each([null, 'none', 'settled'])('is that nothing is open about safety (%s)', (state) =>
    expect(words(state, null)).toContain('nothing is open'),
  )
  it('is that consent is asked anew, also where it was declined, and that treatment stays', () => {
    expect(words(null, 'verbal')).toContain('verbal here. It is not carried')
    expect(words(null, 'declined')).toContain('it was declined here')
    expect(words(null, null, ['sertraline'])).toContain('sertraline stays in this chart')
  })
  it('is that no treatment goes on, and not that none was recorded: those that stopped were', () => {
    expect(words(null, null)).toContain('Treatment: none goes on by what is recorded.')
  })
  it('is that what is open stays in an episode that stays open beside the new one', () => {
    const going = { row: { safety: { state: 'high' }, treatments: [] }, consent: null }
    expect(carriedWords(going, 'beside').join(' ')).toContain('stays open, and so does what is open in it')
    expect(carriedWords(going, 'again').join(' ')).toContain('what is open goes with them')
  })
  it('offers only clinics in which the person has no open episode', () => {
    const episode = { episodeId: 'e', patientId: 'p', began: null, continuedFrom: null }
    const closed = { day: TODAY, reason: 'completed' as const }
    const episodes = [
      { ...episode, clinicId: 'alder', closed: null },
      { ...episode, clinicId: 'birch', closed },
    ]
    const clinics = ['alder', 'birch', 'cedar'].map((clinicId) => ({ clinicId, name: clinicId }))
    expect(clinicsFree({ episodes }, clinics).map(({ clinicId }) => clinicId)).toEqual(['birch', 'cedar'])
  })
})

it('a card promises a history of what is known alone: nobody’s plan and an unknown payer are not', () => {
  expect(saysAnything({ payerClass: 'unknown', plan: null })).toBe(false)
  expect(saysAnything({ payerClass: 'unknown', plan: 'northfield' })).toBe(true)
  expect(saysAnything({ interpreter: false })).toBe(true)
  expect(saysAnything(null)).toBe(false)
})

describe('two who are merged', () => {
  const chartOf = (row: Parameters<typeof makeChartRow>[0], entries: readonly Entry[]) =>
    ({
      row: knownRow(makeChartRow(row)),
      episode: { coverage: { payerClass: 'unknown' } },
      entries,
      superseded: {},
    }) as never
  const whole = (given: string) =>
    ({ ...who('Ruiz', given, '1985-03-12'), numbers: [], episodes: [], contact: null }) as unknown as Person
  const scored = [makeEntry('a', phq9Total('2026-09-07', 18)), makeEntry('b', phq9Total('2026-10-05', 9))]
  it('stand beside one another with what is open about safety, and what differs is marked', () => {
    const open = openSafety({ state: 'high', level: 2, on: '2026-11-20' })
    const lines = besides(
      ...([whole('Ana'), chartOf({ safety: open }, []), whole('Anna'), chartOf({}, scored), TODAY] as const),
    )
    const of = (what: string) => lines.find((line) => line.what === what)
    expect(of('Safety')).toMatchObject({ one: expect.stringContaining('risk high'), two: 'Never asked', differs: true })
    expect([of('Birth date')?.differs, of('Birth date')?.one.includes('born')]).toEqual([false, false])
    expect(besides(whole('Ana'), null, whole('Ana'), chartOf({}, []), TODAY).some(({ differs }) => differs)).toBe(false)
  })
  it('are merged with what will not count said, and the one who has more is named', () => {
    expect(notCounted(whole('Ana'), chartOf({ week: 11 }, scored))).toBe(
      '0 contacts and 2 scores, and week 11 of treatment, of Ana Ruiz will not count in the chart that goes on.',
    )
    expect(notCounted(whole('Ana'), null)).toBeNull()
    const [some, none] = [chartOf({}, scored), chartOf({}, [])]
    const treated = chartOf({ stage: 'in-treatment' }, [])
    const closed = chartOf({ stage: 'closed' }, scored)
    // A longer chart that is closed is not the one to go on with.
    expect([shouldGoOn(treated, closed), shouldGoOn(closed, treated)]).toEqual([true, false])
    expect([shouldGoOn(some, none), shouldGoOn(none, some), shouldGoOn(some, null)]).toEqual([true, false, false])
  })
})
