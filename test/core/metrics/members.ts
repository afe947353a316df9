import { DIMENSIONS, type Dimension } from '../../../core/population/dimensions.ts'
import { AGE_BANDS, LANGUAGES, PAYER_CLASSES, RACE_ETHNICITIES, RURALITIES } from '../../../core/chart/vocabulary.ts'
import { toOrdinal, type Day } from '../../../core/day.ts'
import { DATE_MISSING, emptyCohort, NOT_REACHED, type Cohort } from '../../../core/population/cohort.ts'

export const WORDS: Record<Dimension, readonly string[]> = {
  language: LANGUAGES,
  raceEthnicity: RACE_ETHNICITIES,
  payerClass: PAYER_CLASSES,
  rurality: RURALITIES,
  ageBand: AGE_BANDS,
}

/** One member as a person would tell it; days are counted from the referral. */
export interface Member {
  readonly referred: Day
  readonly plan: string | null
  readonly clinic: number
  /** Day of treatment after referral; `missing` = treated, no day known; null = not treated. */
  readonly treated: number | 'missing' | null
  readonly closed: number | null
  readonly baseline: number | null
  readonly baselineAfter: number
  readonly followUp: number | null
  readonly groups: Record<Dimension, string>
}
export const member = (given: Partial<Member> & Pick<Member, 'referred'>): Member => ({
  plan: 'northfield',
  clinic: 0,
  treated: null,
  closed: null,
  baseline: null,
  baselineAfter: 10,
  followUp: null,
  groups: { language: 'en', raceEthnicity: 'white', payerClass: 'commercial', rurality: 'urban', ageBand: '18-64' },
  ...given,
})

export function cohortOf(members: readonly Member[], plans: readonly string[]): Cohort {
  const cohort = emptyCohort(members.length, plans)
  members.forEach((m, i) => {
    const referred = toOrdinal(m.referred)
    const day = (after: number | 'missing' | null): number =>
      after === null ? NOT_REACHED : after === 'missing' ? DATE_MISSING : referred + after
    cohort.clinic[i] = m.clinic
    cohort.referred[i] = referred
    cohort.treated[i] = day(m.treated)
    cohort.closed[i] = day(m.closed)
    if (m.plan !== null) cohort.plan[i] = plans.indexOf(m.plan)
    if (m.baseline !== null) {
      cohort.baseline[i] = m.baseline
      cohort.baselineDay[i] = day(m.baselineAfter)
    }
    if (m.followUp !== null) cohort.followUp[i] = m.followUp
    for (const dimension of DIMENSIONS) cohort[dimension][i] = WORDS[dimension].indexOf(m.groups[dimension])
  })
  return cohort
}

/** A population of one plan by a fixed sequence: group sizes as uneven as real ones, some groups of very few. */
export function population(referralDays: readonly Day[], perDay: number, seed: number): Member[] {
  let state = seed
  const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() ** 3 * list.length)]!
  const after = (share: number, most: number): number | null =>
    random() < share ? Math.floor(random() ** 2 * most) : null
  return referralDays.flatMap((referred) =>
    Array.from({ length: perDay }, () =>
      member({
        referred,
        treated: after(0.7, 60),
        closed: after(0.25, 200),
        baseline: random() < 0.85 ? 5 + Math.floor(random() * 20) : null,
        followUp: random() < 0.6 ? Math.floor(random() * 18) : null,
        groups: Object.fromEntries(DIMENSIONS.map((d) => [d, pick(WORDS[d])])) as Member['groups'],
      }),
    ),
  )
}
