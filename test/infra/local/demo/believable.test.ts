import { beforeAll, describe, expect, test } from 'vitest'
import { caseloadRow } from '../../../../core/caseload/row.ts'
import { rulesOn } from '../../../../core/caseload/rules.ts'
import { usFederalHolidays } from '../../../../core/calendar.ts'
import { effective } from '../../../../core/chart/effective.ts'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import type { Sex } from '../../../../core/chart/vocabulary.ts'
import type { CaseloadRow } from '../../../../core/contract/caseload.ts'
import { ageInYears, daysBetween } from '../../../../core/day.ts'
import { NOTHING_CHOSEN } from '../../../../core/settings/index.ts'
import { CLINICS } from '../../../../infra/local/demo/clinics.ts'
import { GIVEN_NAMES } from '../../../../infra/local/demo/given-names.ts'
import { makeNetwork, type DemoEpisode } from '../../../../infra/local/demo/network.ts'

const TODAY = '2026-11-23'
const RULES = rulesOn(NOTHING_CHOSEN, TODAY, new Set([2025, 2026].flatMap(usFederalHolidays)))

interface Shown {
  readonly made: DemoEpisode
  readonly row: CaseloadRow
  readonly facts: readonly ClinicalFact[]
}
let people: readonly Shown[]
let active: readonly Shown[]
beforeAll(() => {
  people = makeNetwork(TODAY, (clinicId) => `cm-${clinicId}`).episodes.map((made) => ({
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
    expect(found.length).toBeGreaterThanOrEqual(2)
    expect(found.length).toBeLessThanOrEqual(6)
  })
  test('most people in treatment were contacted within a month, most were reviewed, and few are past week 40', () => {
    const treated = active.filter(({ row }) => row.stage === 'in-treatment')
    expect(
      share(treated, ({ row }) => row.lastContact !== null && daysBetween(row.lastContact, TODAY) <= 31),
    ).toBeGreaterThan(0.8)
    expect(share(treated, ({ made }) => made.summary.lastReview !== null)).toBeGreaterThan(0.7)
    expect(share(treated, ({ row }) => (row.week ?? 0) > 40)).toBeLessThan(0.08)
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
      const first = made.summary.phq9.baseline?.total
      if (diagnosis?.kind !== 'diagnosis' || first === undefined || !made.summary.stages.treated) continue
      const [from, to] = FITS[diagnosis.code] ?? [0, 27]
      expect([diagnosis.code, first >= from && first <= to]).toEqual([diagnosis.code, true])
    }
  })
  test('names fit sex and language, and no adolescent takes an unlikely drug', () => {
    const FOR_ADOLESCENTS = /^(fluoxetine|escitalopram|sertraline)$/i
    for (const { made, facts } of people) {
      const { given, sex, birthDate } = made.episode.patient
      expect([given, fits(given, sex)]).toEqual([given, true])
      for (const fact of facts)
        if (fact.kind === 'treatment' && fact.psychotropic && birthDate && ageInYears(birthDate, fact.day) < 18)
          expect(fact.name).toMatch(FOR_ADOLESCENTS)
    }
  })
})
