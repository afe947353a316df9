import { describe, expect, test } from 'vitest'
import { addDays, toOrdinal, type Day } from '../../../core/day.ts'
import { access } from '../../../core/metrics/access.ts'
import { ACCESS_METRICS, OF_REFERRALS, RELEASED } from '../../../core/metrics/index.ts'
import { metric, type Definition } from '../../../core/metrics/metric.ts'
import { clock } from '../../../core/metrics/tallies/clock.ts'
import { count } from '../../../core/metrics/tallies/count.ts'
import { byClinic, byGroup } from '../../../core/metrics/tallies/groupings.ts'
import { EVENT, referralsOf } from '../../../core/metrics/tallies/rows.ts'
import { shareOnly } from '../../../core/metrics/tallies/shares.ts'
import { FEWEST_SHOWN } from '../../../core/population/suppression.ts'
import { cohortOf, member } from './members.ts'

const AS_OF = '2026-11-23'
const ago = (days: number): Day => addDays(AS_OF, -days)

/** A metric as anybody would add one: on a column that no metric read before, in one file, with a line in the index. */
const enrolledWithin21 = metric({
  id: 'enrolled-within-21',
  version: '1',
  name: 'Enrolled within 21 days',
  direction: 'up',
  minimum: 30,
  tallies: { enrolled: clock('enrolled', 22) },
  figures: { enrolledWithin21: 'share' },
  read: ({ enrolled }) => ({ enrolledWithin21: shareOnly(enrolled, EVENT, 21) }),
  text: 'Share of all referrals of the period enrolled within 21 days.',
  excludes: [],
  sources: ['House rule.'],
})
const WITH_IT = [...OF_REFERRALS, enrolledWithin21] as const

describe('a metric that is added', () => {
  const enrolled = [3, 21, 22, null, 10, null]
  const members = enrolled.map((_, i) =>
    member({ referred: ago(60), clinic: i % 2, treated: i === 0 ? 5 : null, closed: i === 3 ? 8 : null }),
  )
  const cohort = cohortOf(members, ['northfield'])
  enrolled.forEach((after, i) => {
    if (after !== null) cohort.enrolled[i] = toOrdinal(ago(60)) + after
  })
  const asked = { from: toOrdinal(ago(89)), to: toOrdinal(AS_OF), asOf: toOrdinal(AS_OF) }
  const [byClinics, byLanguage] = count(cohort, asked, referralsOf(cohort, asked), [
    { by: byClinic(2), metrics: WITH_IT },
    { by: byGroup('language'), metrics: [enrolledWithin21] },
  ])

  test('is counted for every clinic, for all of them and for any groups, by its own file and its line alone', () => {
    const shares = [null, 0, 1].map((at) => byClinics?.read(WITH_IT, at).enrolledWithin21?.value)
    // Of six, enrolled on days 3, 21 and 10; of the first clinic days 3 and 10 of three; of the second day 21 of three.
    expect(shares.map((share) => share?.toFixed(9))).toEqual(['0.500000000', '0.666666667', '0.333333333'])
    expect(byLanguage?.read([enrolledWithin21], 0).enrolledWithin21?.value).toBeCloseTo(0.5, 12)
  })
  test('changes none of the others', () => {
    const clinics = ['a', 'b'].map((clinicId) => ({
      ...{ clinicId, name: clinicId },
      standard: { days: 10, dayType: 'business' as const, holidays: new Set<Day>() },
    }))
    const shown = access({ cohort, clinics, from: ago(89), to: AS_OF, asOf: AS_OF })
    expect(shown.all).toMatchObject({ ...byClinics?.read(OF_REFERRALS, null) })
    expect(shown.clinics[1]?.figures).toMatchObject({ ...byClinics?.read(OF_REFERRALS, 1) })
  })
})

describe('every metric', () => {
  const ALL: readonly Definition[] = [...ACCESS_METRICS, ...RELEASED.access, ...RELEASED.outcomes]
  test('has an id of its own', () => {
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length)
  })
  test.each(ALL.map((one) => [one.id, one] as const))(
    '%s says what it is, whom it leaves out and where it is from',
    (_, one) => {
      expect(one.version).toMatch(/^\d+$/)
      expect(one.minimum).toBeGreaterThanOrEqual(FEWEST_SHOWN)
      for (const words of [one.name, one.text]) expect(words.trim()).toMatch(/\S{3}/)
      for (const list of [one.excludes, one.sources]) {
        expect(list.length).toBeGreaterThan(0)
        for (const sentence of list) expect(sentence).toMatch(/^[A-Z].*\.$/s)
      }
    },
  )
  test('of the page of access travels with the figures, its definition beside them', () => {
    const { definitions } = access({ cohort: cohortOf([], []), clinics: [], from: ago(89), to: AS_OF, asOf: AS_OF })
    expect(definitions.map(({ id }) => id)).toEqual(ACCESS_METRICS.map(({ id }) => id))
    expect(definitions[1]).toMatchObject({ id: 'started-within', direction: 'up', minimum: 30, version: '2' })
    expect(Object.keys(definitions[0] ?? {})).not.toContain('tallies')
  })
})
