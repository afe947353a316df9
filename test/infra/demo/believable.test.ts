import { tracksOf } from '../../support/measures.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { caseloadRow } from '../../../core/rows/row.ts'
import { rulesOn } from '../../../core/caseload/rules.ts'
import { usFederalHolidays } from '../../../core/calendar.ts'
import { effective } from '../../../core/chart/effective.ts'
import type { ClinicalFact, Entry } from '../../../core/chart/entry.ts'
import { scoreOf } from '../../../core/chart/scores.ts'
import type { Sex } from '../../../core/chart/vocabulary.ts'
import type { CaseloadRow } from '../../../core/contract/schemas/caseload.ts'
import { ageInYears, daysBetween } from '../../../core/day.ts'
import { NOTHING_CHOSEN } from '../../../core/settings/index.ts'
import { CLINICS } from '../../../infra/demo/clinics.ts'
import { GIVEN_NAMES } from '../../../infra/demo/given-names.ts'
import type { DemoEpisode } from '../../../infra/demo/network.ts'
import { correlation, drugsOf, genericOf } from './charts-read.ts'
import { demoNetwork, TODAY } from './network-of-a-day.ts'

const RULES = rulesOn(NOTHING_CHOSEN, TODAY, new Set([2025, 2026].flatMap(usFederalHolidays)))

interface Shown {
  readonly made: DemoEpisode
  readonly row: CaseloadRow
  readonly facts: readonly ClinicalFact[]
}
let people: readonly Shown[]
let active: readonly Shown[]
let named: ReadonlySet<string>
beforeAll(() => {
  const network = demoNetwork()
  named = new Set([...network.named.values()].map(({ episode }) => episode.episodeId))
  people = network.episodes.map((made) => ({
    made,
    row: caseloadRow(made.summary, TODAY, RULES),
    facts: effective(made.entries).facts.map(({ fact }) => fact),
  }))
  active = people.filter(({ row }) => row.stage !== 'closed')
})
const fits = (given: string, sex: Sex): boolean =>
  Object.values(GIVEN_NAMES)
    .flat()
    .some((names) =>
      (sex === 'female' || sex === 'male' ? names[sex] : [...names.female, ...names.male]).includes(given),
    )
const share = (of: readonly Shown[], holds: (one: Shown) => boolean) => of.filter(holds).length / of.length
const all = <K extends ClinicalFact['kind']>(kind: K) =>
  people.flatMap(({ facts }) => facts.filter((fact): fact is Extract<ClinicalFact, { kind: K }> => fact.kind === kind))

const totalOf = (fact: ClinicalFact): number | null =>
  fact.kind === 'assessment' ? ((scoreOf(fact)?.total as number | undefined) ?? null) : null

describe('the demo network is one that a clinician believes', () => {
  test('every course, every group and every state of the safety table is somebody, and they add up', () => {
    const count = (of: (one: Shown) => string | number | undefined) => {
      const counts: Record<string, number> = {}
      for (const one of active) counts[of(one) ?? 'none'] = (counts[of(one) ?? 'none'] ?? 0) + 1
      return counts
    }
    const tables = [
      count(({ row }) => row.group),
      count(({ row }) => row.course.code),
      count(({ row }) => row.safety?.state),
    ]
    for (const table of tables) expect(Object.values(table).reduce((sum, n) => sum + n, 0)).toBe(active.length)
    expect(Object.keys(tables[0] ?? {})).toEqual(['1', '2', '3', '5', '7', '8'])
    expect(Object.keys(tables[1] ?? {})).toEqual(
      expect.arrayContaining([
        ...['not-started', 'first-score', 'early', 'relapsing', 'lost-gain', 'worsening', 'not-measured'],
        ...['remission', 'response', 'below-threshold', 'not-at-target', 'no-baseline'],
      ]),
    )
    expect(Object.keys(tables[2] ?? {})).toEqual(
      expect.arrayContaining(['unassessed', 'high', 'moderate', 'elsewhere', 'struck-out', 'settled']),
    )
  })
  test('the safety group is under a fifth of an active caseload in every clinic', () => {
    for (const { clinicId } of CLINICS) {
      const here = active.filter(({ made }) => made.episode.clinicId === clinicId)
      expect(share(here, ({ row }) => row.group === 1)).toBeLessThan(0.2)
    }
  })
  test('a handful of people is closed with safety open', () => {
    const found = people.filter(({ row }) => row.stage === 'closed' && row.safety?.class)
    expect(found.length).toBeGreaterThanOrEqual(4)
    expect(found.length).toBeLessThanOrEqual(11)
  })
  test('most people in treatment were contacted within a month, most were reviewed, and few are past week 40', () => {
    const treated = active.filter(({ row }) => row.stage === 'in-treatment')
    const soon = share(treated, ({ row }) => row.lastContact !== null && daysBetween(row.lastContact, TODAY) <= 31)
    expect([soon >= 0.85, soon <= 0.92]).toEqual([true, true])
    const long = share(treated, ({ row }) => (row.week ?? 0) > 40)
    expect([long >= 0.03, long <= 0.05]).toEqual([true, true])
    expect(share(treated, ({ made }) => made.summary.lastReview !== null)).toBeGreaterThan(0.7)
  })
  test('every kind of entry is written, late ones, corrections and two scores of one day among them', () => {
    const kinds = new Set(people.flatMap(({ made }) => made.entries.map(({ fact }) => fact.kind)))
    for (const kind of [
      'c-ssrs',
      'hand-over',
      'safety-outcome',
      'safety-confirmation',
      'case-review',
      'correction',
    ] as const)
      expect(kinds).toContain(kind)
    const late = people.flatMap(({ made }) =>
      made.entries.filter(({ fact, local }) => (local ?? '') >= `${fact.day}T24`),
    )
    expect(late.length).toBeGreaterThan(50)
    expect(
      all('appointment').filter(({ event, visit }) => event === 'kept' && visit === 'care-management').length,
    ).toBeGreaterThan(300)
    expect(new Set(all('consent').map(({ state }) => state))).toEqual(
      new Set(['verbal', 'written', 'declined', 'withdrawn']),
    )
    expect(all('treatment').some(({ psychotropic }) => !psychotropic)).toBe(true)
    expect(all('treatment').some(({ name }) => name === 'Zoloft')).toBe(true)
  })
  test('assessments find low, moderate and high, and each is told in its own words', () => {
    const assessments = all('safety').filter(({ event }) => event === 'risk-assessment')
    const findings = assessments.map(({ finding }) => finding)
    for (const finding of ['low', 'moderate', 'high'] as const)
      expect(findings.filter((one) => one === finding).length).toBeGreaterThan(5)
    const told = new Map<string, number>()
    for (const { action = '' } of assessments) told.set(action, (told.get(action) ?? 0) + 1)
    expect(told.size).toBeGreaterThanOrEqual(12)
    expect(Math.max(...told.values()) / assessments.length).toBeLessThan(0.25)
  })
  test('a diagnosis fits the score of its day', () => {
    const FITS: Readonly<Record<string, readonly [number, number]>> = {
      ...{ 'F32.0': [10, 14], 'F33.0': [10, 14], 'F32.1': [10, 19], 'F33.1': [15, 19] },
      ...{ 'F32.2': [20, 27], 'F33.2': [20, 27], 'F43.23': [0, 9], 'F34.1': [0, 9], 'F41.1': [0, 14] },
    }
    for (const { facts, made } of people) {
      const diagnosis = facts.find((fact) => fact.kind === 'diagnosis')
      const anxiety = facts.find((fact) => fact.kind === 'assessment' && fact.instrument === 'gad-7')
      if (diagnosis?.kind === 'diagnosis' && diagnosis.code === 'F41.1')
        expect(anxiety && totalOf(anxiety)).toBeGreaterThanOrEqual(10)
      const first = tracksOf(made.summary).phq9.baseline?.total
      if (diagnosis?.kind !== 'diagnosis' || first === undefined || !made.summary.stages.treated) continue
      const [from, to] = FITS[diagnosis.code] ?? [0, 27]
      expect([diagnosis.code, first >= from && first <= to]).toEqual([diagnosis.code, true])
    }
  })
  test('names fit sex and language, and no adolescent takes an unlikely drug', () => {
    const FOR_ADOLESCENTS = /^(fluoxetine|prozac|escitalopram|lexapro|sertraline|zoloft)$/i
    for (const { made, facts } of people) {
      const { given, sex, birthDate } = made.episode.patient
      expect([given, fits(given, sex)]).toEqual([given, true])
      for (const fact of facts)
        if (fact.kind === 'treatment' && fact.psychotropic && birthDate && ageInYears(birthDate, fact.day) < 18)
          expect(fact.name).toMatch(FOR_ADOLESCENTS)
    }
  })
})

/** Named states are there on purpose; what follows is told of the ordinary charts as well. */
describe('what a reader of charts found unbelievable is in none of them', () => {
  const requests = () => people.flatMap(({ made }) => [...Map.groupBy(made.entries, ({ version }) => version).values()])

  test('a request has one author and one instant of recording', () => {
    const differing = (of: (entry: Entry) => string) =>
      requests().filter((entries) => new Set(entries.map(of)).size > 1)
    expect(differing(({ author }) => author)).toEqual([])
    expect(differing(({ instant }) => instant)).toEqual([])
    expect(differing(({ local }) => local ?? '')).toEqual([])
  })
  test('nothing written about somebody says he of a woman or she of a man', () => {
    const WRONG = { female: /\b(he|him|his|himself)\b/i, male: /\b(she|her|hers|herself)\b/i }
    const wrong = people.flatMap(({ made, facts }) => {
      const { sex } = made.episode.patient
      const texts = facts.flatMap((fact) => ('action' in fact && fact.kind !== 'treatment' ? [fact.action ?? ''] : []))
      return sex === 'female' || sex === 'male' ? texts.filter((text) => WRONG[sex].test(text)) : []
    })
    expect(wrong).toEqual([])
  })
  test('a dose changes to another dose, nobody starts what they take, and nobody changes or stops what they do not', () => {
    const odd = people.flatMap(({ made, facts }) => {
      const doses = new Map<string, string | undefined>()
      return drugsOf(facts).flatMap(({ name, action, dose }) => {
        const drug = genericOf(name)
        const isOdd = action === 'start' ? doses.has(drug) : !doses.has(drug) || (dose && doses.get(drug) === dose)
        if (action === 'stop') doses.delete(drug)
        else doses.set(drug, dose)
        return isOdd ? [`${made.episode.episodeId} ${action} ${name} ${dose ?? ''}`] : []
      })
    })
    expect(odd).toEqual([])
  })
  test('drugs are stopped, and switched from one to another', () => {
    const stopped = people.filter(({ facts }) => drugsOf(facts).some(({ action }) => action === 'stop'))
    const switched = stopped.filter(({ facts }) => {
      const stops = drugsOf(facts).filter(({ action }) => action === 'stop')
      const starts = drugsOf(facts).filter(({ action, underPlan }) => action === 'start' && underPlan)
      return stops.some((stop) => starts.some(({ day }) => Math.abs(daysBetween(stop.day, day)) <= 10))
    })
    expect(stopped.length).toBeGreaterThan(100)
    expect(switched.length).toBeGreaterThan(80)
  })
  test('whoever is closed as unreachable was tried, after the last time they answered', () => {
    const closed = people.filter(({ made }) => made.summary.closed?.reason === 'unreachable')
    const untried = closed.filter(({ facts }) => {
      const last = facts.findLastIndex((fact) => fact.kind === 'contact' && fact.outcome === 'completed')
      return !facts.slice(last + 1).some((fact) => fact.kind === 'contact' && fact.outcome === 'attempted')
    })
    expect(closed.length).toBeGreaterThan(200)
    expect(untried.map(({ made }) => made.episode.episodeId)).toEqual([])
  })
  test('ordinary charts hold corrections, struck-out entries and people not reached', () => {
    const ordinary = people.filter(({ made }) => !named.has(made.episode.episodeId))
    const corrections = ordinary.flatMap(({ made }) =>
      made.entries.flatMap(({ fact }) => (fact.kind === 'correction' ? [fact] : [])),
    )
    expect(corrections.filter(({ replacement }) => replacement).length).toBeGreaterThan(30)
    expect(corrections.filter(({ replacement }) => !replacement).length).toBeGreaterThan(5)
    const lost = ordinary.filter(({ facts }) =>
      facts.some((fact) => fact.kind === 'safety-outcome' && fact.outcome === 'not-reached'),
    )
    expect(lost.length).toBeGreaterThan(10)
  })
  test('anxiety goes along with depression and is not the same number', () => {
    const pairs = people.flatMap(({ facts }) => {
      const of = (day: string, id: 'phq-9' | 'gad-7') =>
        facts.filter((fact) => fact.kind === 'assessment' && fact.instrument === id && fact.day === day).map(totalOf)[0]
      const days = facts.flatMap((fact) =>
        fact.kind === 'assessment' && fact.instrument === 'gad-7' ? [fact.day] : [],
      )
      return days.flatMap((day) => {
        const [phq9, gad7] = [of(day, 'phq-9') ?? null, of(day, 'gad-7') ?? null]
        return phq9 === null || gad7 === null ? [] : [[phq9, gad7] as const]
      })
    })
    expect(pairs.length).toBeGreaterThan(1000)
    expect(correlation(pairs)).toBeGreaterThan(0.55)
    expect(correlation(pairs)).toBeLessThan(0.9)
  })
  test('who goes on in another clinic is the same person there', () => {
    const byId = new Map(people.map(({ made }) => [made.episode.episodeId, made.episode.patient]))
    const continued = people.filter(({ made }) => made.episode.continuedFrom)
    expect(continued.length).toBeGreaterThan(0)
    for (const { made } of continued)
      expect({ ...made.episode.patient, mrn: '' }).toEqual({ ...byId.get(made.episode.continuedFrom ?? ''), mrn: '' })
  })
})
