import { tracksOf } from '../../support/measures.ts'
import { isDeepStrictEqual } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { admit, admitPerson } from '../../../core/words/admission.ts'
import { Entry } from '../../../core/chart/entry.ts'
import { Episode } from '../../../core/chart/episode.ts'
import { pack, unpack } from '../../../core/chart/pack.ts'
import type { Summary } from '../../../core/chart/summary.ts'
import { CLOSE_REASONS } from '../../../core/chart/vocabulary.ts'
import { caseloadRow } from '../../../core/rows/row.ts'
import { rulesOn } from '../../../core/caseload/rules.ts'
import { usFederalHolidays } from '../../../core/calendar.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import { dayInZone, daysBetween } from '../../../core/day.ts'
import { LATEST } from '../../../core/formats.ts'
import { blockMonth } from '../../../core/population/cohort.ts'
import { blockItem } from '../../../functions/store/block-item.ts'
import { CLINICS, PLANS } from '../../../infra/demo/clinics.ts'
import { exportText } from '../../../infra/demo/export-file.ts'
import { seedItems } from '../../../infra/demo/items.ts'
import { patientIn, personNow } from '../../../core/person/person-now.ts'
import { makeNetwork, type DemoEpisode, type DemoNetwork } from '../../../infra/demo/network.ts'
import { STATES } from '../../../infra/demo/states.ts'
import { demoNetwork, managers, TODAY } from './network-of-a-day.ts'

const AT = '2026-11-23T00:00:00.000Z'
const RULES = rulesOn(NOTHING_CHOSEN, TODAY, new Set([2025, 2026].flatMap(usFederalHolidays)))
const itemsOf = ({ episodes }: DemoNetwork) =>
  seedItems({ episodes, members: [], mrnKey: 'a demo key', computedAt: AT, writeFormat: 3 })

let network: DemoNetwork
let summaries: readonly Summary[]
let items: ReturnType<typeof itemsOf>
beforeAll(() => {
  network = demoNetwork()
  summaries = network.episodes.map((episode) => episode.summary)
  items = itemsOf(network)
})

describe('the demo network', () => {
  test('has 2,400 episodes, and each clinic as many as it says', () => {
    expect(network.episodes).toHaveLength(2400)
    for (const { clinicId, episodes } of CLINICS)
      expect([clinicId, network.episodes.filter(({ episode }) => episode.clinicId === clinicId).length]).toEqual([
        clinicId,
        episodes,
      ])
  })

  test('waiting, started and closed before treatment add up to all, and each is a plausible share', () => {
    const started = summaries.filter((s) => s.stages.treated !== null)
    const closedBefore = summaries.filter((s) => s.stages.treated === null && s.closed)
    const waiting = summaries.filter((s) => s.stages.treated === null && !s.closed)
    expect(started.length + closedBefore.length + waiting.length).toBe(2400)
    expect(waiting.length).toBeGreaterThan(120)
    expect(closedBefore.length / 2400).toBeGreaterThan(0.1)
    expect(closedBefore.length / 2400).toBeLessThan(0.25)
  })

  test('of those with a closed follow-up window 20 to 35 % have no score in it, and 40 to 55 % of the measured responded', () => {
    const eligible = summaries.filter(({ measures, stages }) => {
      const { baseline } = tracksOf({ measures }).phq9
      return baseline && baseline.total >= 10 && stages.treated && daysBetween(baseline.day, TODAY) > 245
    })
    const measured = eligible.filter((s) => tracksOf(s).phq9.followUp)
    const responded = measured.filter(
      (s) => (tracksOf(s).phq9.followUp?.total ?? 0) <= (tracksOf(s).phq9.baseline?.total ?? 0) / 2,
    )
    expect(eligible.length).toBeGreaterThan(500)
    expect(1 - measured.length / eligible.length).toBeGreaterThan(0.2)
    expect(1 - measured.length / eligible.length).toBeLessThan(0.35)
    expect(responded.length / measured.length).toBeGreaterThan(0.4)
    expect(responded.length / measured.length).toBeLessThan(0.55)
  })

  test('waits differ as they are meant to: by clinic, by language and by rurality', () => {
    const within14 = (of: (made: DemoEpisode) => boolean) => {
      const referred = network.episodes.filter(
        (made) => of(made) && (made.summary.stages.referred ?? 'x') < '2026-11-01',
      )
      const started = referred.filter(({ summary: { stages } }) => {
        const { referred: from, treated: to } = stages
        return from && to && from !== 'missing' && to !== 'missing' && daysBetween(from, to) <= 14
      })
      return started.length / referred.length
    }
    const inClinic = (id: string) => within14(({ episode }) => episode.clinicId === id)
    expect(inClinic('glen-park') - inClinic('kestrel-point')).toBeGreaterThan(0.3)
    expect(
      within14(({ summary }) => summary.language === 'en') - within14(({ summary }) => summary.language === 'es'),
    ).toBeGreaterThan(0.08)
    expect(
      within14(({ summary }) => summary.rurality === 'urban') - within14(({ summary }) => summary.rurality === 'rural'),
    ).toBeGreaterThan(0.1)
  })

  test('every header and entry satisfies the schema, ids come once, and MRNs once in a clinic', () => {
    // Of tens of thousands of entries, a matcher for each would take longer than to read them.
    const changed = network.episodes.flatMap(({ episode, entries }) => [
      ...(isDeepStrictEqual(Episode.parse(episode), episode) ? [] : [episode]),
      ...entries.filter((entry) => !isDeepStrictEqual(Entry.parse(entry), entry)),
    ])
    expect(changed).toEqual([])
    const ids = network.episodes.flatMap(({ episode, entries, person }) => [
      episode.episodeId,
      episode.patientId,
      ...[...entries, ...person.entries].map((e) => e.id),
    ])
    expect(new Set(ids).size).toBe(ids.length)
    const mrns = network.episodes.map(({ episode }) => `${episode.clinicId} ${episode.patient.mrn}`)
    expect(new Set(mrns).size).toBe(2400)
    expect(new Set(network.episodes.map(({ episode }) => episode.coverage.plan))).toEqual(
      new Set([null, ...PLANS.map((plan) => plan.planId)]),
    )
  })

  test('nothing lies after the day before today, and every entry was written on its day in its clinic or some days later', () => {
    const zones = new Map(CLINICS.map(({ clinicId, zone }) => [clinicId, zone]))
    const wrong = network.episodes.flatMap(({ episode, entries }) =>
      entries.filter(({ fact, instant }) => {
        const on = dayInZone(instant, zones.get(episode.clinicId) ?? '')
        return !(fact.day < TODAY && on < TODAY && on >= fact.day && daysBetween(fact.day, on) <= 8)
      }),
    )
    expect(wrong).toEqual([])
  })

  test('the same day gives the same bytes, and another day another network', () => {
    const again = makeNetwork(TODAY, managers)
    expect(JSON.stringify(again.episodes) === JSON.stringify(network.episodes)).toBe(true)
    // What is written of them is made of each by itself: of some of them it is as good as of all.
    const some = (made: DemoNetwork): DemoNetwork => ({ ...made, episodes: made.episodes.slice(0, 200) })
    const bytesOf = ({ Directory, Charts, Population }: typeof items) =>
      exportText([...Directory, ...Charts, ...Population])
    expect(bytesOf(itemsOf(some(again)))).toBe(bytesOf(itemsOf(some(network))))
    expect(isDeepStrictEqual(makeNetwork('2026-11-24', managers).episodes, network.episodes)).toBe(false)
  })

  test('a block made again from the stored rows equals the seeded block, byte by byte', () => {
    const rows = items.Charts.filter((item) => /^(ACTIVE|CLOSED)#/.test(String(item['sk'])))
    expect(rows).toHaveLength(2400)
    const seeded = items.Population.filter((item) => String(item['sk']).startsWith('COHORT#'))
    expect(seeded.reduce((sum, item) => sum + Number(item['episodes']), 0)).toBe(2400)
    for (const block of seeded) {
      const clinicId = String(block['pk']).slice('CLINIC#'.length)
      const month = String(block['sk']).slice('COHORT#'.length)
      const mine = rows.filter((row) => row['pk'] === block['pk'] && String(row['sk']).split('#')[1] === month)
      const rebuilt = blockItem(
        { clinicId, month, version: 1, computedAt: AT },
        mine.map((row) => unpack(String(row['row']))),
        0,
        LATEST,
      )
      expect(rebuilt).toEqual(block)
    }
  })

  test('every chart could have been typed, request by request, by who wrote it: a referral that came late included', () => {
    const broken = network.episodes.filter(({ episode, entries }) => {
      const versions = [...new Set(entries.map(({ version }) => version))].sort((a, b) => a - b)
      return versions.some((version) => {
        const before = entries.filter((entry) => entry.version < version)
        const request = entries.filter((entry) => entry.version === version)
        const [first] = request
        const by = { sub: first?.author ?? '', consultant: first?.author === 'ines-rautavaara' }
        const today = first?.local?.slice(0, 10) ?? TODAY
        const facts = request.map(({ fact }) => fact)
        return admit(episode, before, facts, { today, by, local: null, chosen: NOTHING_CHOSEN }).length > 0
      })
    })
    expect(broken.map(({ episode }) => [...network.named].find(([, made]) => made.episode === episode)?.[0])).toEqual(
      [],
    )
  })

  test('how people are reached could have been typed; each telephone is nobody else’s and rings nowhere, and of some nobody asked', () => {
    const admitting = { today: TODAY, by: { sub: '', consultant: false }, local: null, chosen: NOTHING_CHOSEN }
    const facts = network.episodes.map(({ person }) => person.entries.map(({ fact }) => fact))
    expect(facts.flatMap((said) => admitPerson([], said, admitting))).toEqual([])
    const details = facts.flat().filter((fact) => fact.kind === 'contact-details')
    const phones = details.flatMap(({ phone, otherPhone }) => [phone, otherPhone].filter((one) => one !== undefined))
    expect(new Set(phones).size).toBe(phones.length)
    expect(phones.filter((phone) => !/^\([2-9]\d\d\) 555-01\d\d$/.test(phone) || /^\(.11\)/.test(phone))).toEqual([])
    expect(details.length).toBeGreaterThan(2200)
    expect(details.length).toBeLessThan(2350)
  })

  test('a person’s chart says who the headers of the episodes say, and is stored from write format 4 on', () => {
    const wrong = network.episodes.filter(({ episode, person: { header, entries } }) => {
      const now = personNow({ header, entries, episodes: [episode] })
      return !isDeepStrictEqual(patientIn(now, episode.clinicId), episode.patient)
    })
    expect(wrong).toEqual([])
    const some = network.episodes.slice(0, 20)
    const stored = (writeFormat: 3 | 4) =>
      seedItems({ episodes: some, members: [], mrnKey: 'a demo key', computedAt: AT, writeFormat }).Charts.filter(
        (item) => String(item['pk']).startsWith('PATIENT#') && item['entry'] !== undefined,
      ).length
    expect([stored(3), stored(4)]).toEqual([0, some.flatMap(({ person }) => person.entries).length])
  })

  test('a packed row is the summary and nothing else', () => {
    expect(summaries.filter((summary) => !isDeepStrictEqual(unpack(pack(summary, LATEST.row)), summary))).toEqual([])
  })
})

describe('the named states', () => {
  const of = (name: string): Summary => {
    const found = network.named.get(name)
    if (!found) throw new Error(`no state ${name}`)
    return found.summary
  }
  const courseOf = (name: string) => {
    const { code, detail } = caseloadRow(of(name), TODAY, RULES).course
    return detail ?? code
  }
  const factsOf = (name: string) => network.named.get(name)?.entries.map((entry) => entry.fact) ?? []

  test('each has its episode in its clinic', () => {
    expect([...network.named.keys()].sort()).toEqual(Object.keys(STATES).sort())
    for (const [name, state] of Object.entries(STATES))
      expect(network.named.get(name)?.episode.clinicId).toBe(state.clinicId)
  })

  test('a score of 0 is remission and no missing score', () => {
    expect(tracksOf(of('remission-at-zero')).phq9.last?.total).toBe(0)
    expect(courseOf('remission-at-zero')).toBe('remission')
  })

  test('a total alone leaves item 9 unknown', () => {
    expect(of('total-only-item-9-unknown').answered?.level).toBeNull()
  })

  test('partial answers give no score and are kept', () => {
    expect(tracksOf(of('partial-answers')).phq9.last?.day).not.toBe(of('partial-answers').answered?.day)
    expect(factsOf('partial-answers').at(-1)).toMatchObject({ incomplete: true })
  })

  test('relapse, deterioration and plateau are what they are called; the lost stop being seen and go on ageing', () => {
    expect([courseOf('relapse'), courseOf('deteriorating'), courseOf('plateau')]).toEqual([
      'relapsing',
      'worsening',
      'plateau',
    ])
    const lost = of('lost-to-follow-up')
    expect([lost.closed, daysBetween(lost.lastContact ?? TODAY, TODAY) > 180]).toEqual([null, true])
  })

  test('safety items stand in every state of their table', () => {
    const states = Object.fromEntries(
      [...network.named].flatMap(([name, { summary }]) => {
        const { safety } = caseloadRow(summary, TODAY, RULES)
        return safety && safety.state !== 'none' ? [[name, safety.state]] : []
      }),
    )
    expect(states).toMatchObject({
      'safety-open': 'unassessed',
      'safety-open-risk-assessed': 'moderate',
      'safety-closed': 'settled',
      'risk-high-handed-over': 'elsewhere',
      'hand-over-not-checked': 'high',
      'rose-after-assessment': 'unassessed',
      'late-form': 'unassessed',
      'open-answer-struck-out': 'struck-out',
      'not-reached': 'settled',
      'closed-with-safety-open': 'unassessed',
    })
  })

  test('a correction stands in place of the score it corrects, and a struck-out entry is gone from the figures', () => {
    expect(tracksOf(of('corrected-score')).phq9.last?.total).toBe(4)
    expect(tracksOf(of('entry-struck-out')).phq9.last?.total).toBe(13)
  })

  test('the visit at 8 pm in Denver at the end of a month stays on its day, which in UTC is the next month', () => {
    const visit = network.named.get('evening-visit-at-month-end')?.entries.at(-1)
    expect(visit?.instant.slice(0, 10)).not.toBe(visit?.fact.day)
    expect(visit?.instant.slice(0, 7)).not.toBe(visit?.fact.day.slice(0, 7))
  })

  test('consent after the first minutes, and two contacts that overlap', () => {
    const consent = of('consent-after-first-minutes').stages.enrolled
    expect(
      factsOf('consent-after-first-minutes').some(
        (f) => f.kind === 'contact' && (f.minutes ?? 0) > 0 && f.day < (consent ?? ''),
      ),
    ).toBe(true)
    const [first, second] = (network.named.get('overlapping-contacts')?.entries ?? []).filter(
      (e) => e.fact.kind === 'contact',
    )
    const minutes = first?.fact.kind === 'contact' ? (first.fact.minutes ?? 0) : 0
    expect(Date.parse(second?.instant ?? '') - Date.parse(first?.instant ?? '')).toBeLessThan(minutes * 60_000)
  })

  test('skipped stages are reached with no day; a wait that runs backwards is there to be counted as an error', () => {
    expect(of('skipped-stages').stages).toMatchObject({ contacted: 'missing', assessed: 'missing' })
    const { referred, treated } = of('negative-wait').stages
    expect(String(treated) < String(referred)).toBe(true)
  })

  test('already on treatment, screened but never referred, no day of need, and unknowns are groups of their own', () => {
    expect(of('already-on-treatment').alreadyOnTreatment).toBe(true)
    expect(of('screened-never-referred').stages).toMatchObject({ referred: null })
    expect(of('screened-never-referred').stages.identified).not.toBeNull()
    expect(blockMonth(of('no-day-of-need'))).toBe('0000-00')
    expect(of('unknown-language').language).toBe('unknown')
    expect(of('birth-date-unknown').ageBand).toBe('unknown')
    expect(of('minor').ageBand).toBe('12-17')
  })

  test('a transfer closes one episode and continues in another clinic', () => {
    expect(of('transferred-out').closed?.reason).toBe('transferred-out')
    expect(network.named.get('transferred-in')?.episode.continuedFrom).toBe(of('transferred-out').episodeId)
  })

  test.each(CLOSE_REASONS)('closed before treatment: %s', (reason) => {
    const summary = of(`closed-before-treatment-${reason}`)
    expect([summary.closed?.reason, summary.stages.treated]).toEqual([reason, null])
  })
})
