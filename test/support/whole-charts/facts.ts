import fc from '../seeded.ts'
import type { ClinicalFact } from '../../../core/chart/entry.ts'
import type { KINDS as KINDS_OF_CHARTS } from '../../../core/chart/kinds/index.ts'
import {
  APPOINTMENT_EVENTS,
  CARRIED_STATES,
  CLOSE_REASONS,
  CONFIRMABLE,
  CONSENT_STATES,
  CONTACT_MODES,
  CONTACT_WORK,
  HAND_OVERS,
  LANGUAGES,
  MESSAGES,
  PAYER_CLASSES,
  RACE_ETHNICITIES,
  REVIEW_OUTCOMES,
  RISK_FINDINGS,
  RURALITIES,
  SAFETY_EVENTS,
  SAFETY_OUTCOMES,
  SEXES,
  SUICIDAL_BEHAVIOUR,
  TREATMENT_ACTIONS,
  VISIT_TYPES,
} from '../../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../../core/day.ts'

/** The day every chart is looked at. */
export const TODAY: Day = '2026-11-24'
const WEEKS = 7

/** Days lie close together so that they tie, most within the last weeks, some in the months before, a few in other years. */
export const anyDay: fc.Arbitrary<Day> = fc
  .oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 12 }) },
    { weight: 5, arbitrary: fc.integer({ min: 13, max: 30 * WEEKS }) },
    { weight: 1, arbitrary: fc.integer({ min: 500, max: 2600 }) },
  )
  .map((ago) => addDays(TODAY, -ago))
const ahead = fc.integer({ min: -6, max: 9 }).map((days) => addDays(TODAY, days))

const time = fc.option(fc.constantFrom('00:00', '09:00', '09:30', '17:00', '23:59'), { nil: undefined, freq: 3 })
const when = fc.record({ day: anyDay, time }).map(({ day, time }) => (time === undefined ? { day } : { day, time }))
const one = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 })

const safetyAnswer = fc.oneof(
  { weight: 4, arbitrary: one<number | null>(0) },
  { weight: 4, arbitrary: one<number | null>(1, 2, 3) },
  { weight: 1, arbitrary: one<number | null>(null) },
)
const level = fc.integer({ min: 0, max: 3 })
const phq9 = fc
  .tuple(fc.array(fc.option(level, { freq: 30 }), { minLength: 8, maxLength: 8 }), safetyAnswer)
  .map(([answers, item9]) => ({
    instrument: 'phq-9' as const,
    answers: [...answers, item9],
    incomplete: true as const,
  }))
const partial = safetyAnswer.map((item9) => ({
  ...{ instrument: 'phq-9' as const, incomplete: true as const },
  answers: [1, 2, ...Array.from({ length: 6 }, () => null), item9],
}))
const measured = fc.oneof(
  { weight: 6, arbitrary: phq9 },
  { weight: 1, arbitrary: partial },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 27 }).map((total) => ({ instrument: 'phq-9' as const, total })) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 21 }).map((total) => ({ instrument: 'gad-7' as const, total })) },
)
const people = one(undefined, 'Dr. Moss', 'dr.  moss', 'Dr. Strand')
const assessor = fc
  .record({ assessedBy: people, meansAsked: maybe(fc.boolean()) })
  .map(({ assessedBy, meansAsked }) => ({
    ...(assessedBy === undefined ? {} : { assessedBy }),
    ...(meansAsked === undefined ? {} : { meansAsked }),
  }))

/**
 * Kinds that came with entry format 4, as each says itself by its `since`. They have a generator of their own (KINDS_4), so that seeds of
 * before keep their charts: a kind that is added goes there, and one of a later format into a third beside it.
 */
type Kind4 = {
  [K in ClinicalFact['kind']]: (typeof KINDS_OF_CHARTS)[K]['since'] extends 4 ? K : never
}[ClinicalFact['kind']]
type Kind3 = Exclude<ClinicalFact['kind'], Kind4>
type Kinds<K extends ClinicalFact['kind']> = { readonly [Name in K]: fc.Arbitrary<object> }
const KINDS: Kinds<Kind3> = {
  screening: fc.oneof(
    measured,
    fc.integer({ min: 0, max: 6 }).map((total) => ({ instrument: 'phq-2', total })),
    one('positive', 'negative').map((result) => ({ instrument: 'other', result })),
  ),
  assessment: fc
    .tuple(measured, one('initial', 'follow-up'), one(undefined, 'self', 'clinician'))
    .map(([of, occasion, mode]) => ({
      ...{ ...of, occasion, ...(mode ? { mode } : {}) },
      // Follows from the rest, so that seeds of before keep their charts.
      ...(of.instrument === 'phq-9' && mode === 'self' && occasion === 'initial'
        ? { difficulty: 'very-difficult' }
        : {}),
    })),
  referral: fc.constant({}),
  appointment: fc.record({ event: one(...APPOINTMENT_EVENTS), visit: one(...VISIT_TYPES) }),
  contact: fc
    .record({
      outcome: one('completed', 'attempted'),
      mode: one(...CONTACT_MODES),
      work: fc.uniqueArray(one(...CONTACT_WORK), { maxLength: 2 }),
      nextDue: maybe(ahead),
      attempt: maybe(one('no-answer', 'left-message', 'wrong-number')),
    })
    .map(({ nextDue, attempt, ...rest }) => ({
      ...rest,
      ...(nextDue ? { nextDue } : {}),
      ...(attempt && rest.outcome === 'attempted' ? { attempt } : {}),
    })),
  diagnosis: fc.record({ system: one('icd-10-cm'), code: one('F32.1', 'F41.1'), status: one('active', 'resolved') }),
  treatment: fc.record({
    action: one(...TREATMENT_ACTIONS),
    modality: one('medication', 'psychotherapy'),
    name: one(
      ...[
        'Sertraline',
        'sertraline',
        'SERTRALINE',
        'Ser traline',
        'Zoloft',
        'Sertraline 50 MG Oral Tablet',
        'lisinopril',
      ],
      ...['CBT', 'Behavioral Activation'],
    ),
    underPlan: fc.boolean(),
    psychotropic: fc.boolean(),
  }),
  consent: fc.record({ state: one(...CONSENT_STATES) }),
  safety: fc
    .tuple(fc.record({ event: one(...SAFETY_EVENTS), finding: one(undefined, ...RISK_FINDINGS) }), assessor)
    .map(([{ event, finding }, by]) => ({
      event,
      instrument: 'C-SSRS',
      action: 'x',
      ...by,
      ...(finding ? { finding } : {}),
    })),
  'c-ssrs': fc
    .tuple(
      fc.array(fc.option(fc.boolean(), { freq: 4 }), { minLength: 5, maxLength: 5 }),
      one(null, ...SUICIDAL_BEHAVIOUR),
      one(...RISK_FINDINGS),
      assessor,
    )
    .map(([ideation, behaviour, finding, by]) => ({ ideation, behaviour, finding, ...by })),
  'hand-over': fc.record({
    ...{ how: one(...HAND_OVERS), service: one('Crisis team'), acceptedBy: one('J. Rivera'), checkDay: ahead },
  }),
  'safety-outcome': fc.record({ outcome: one(...SAFETY_OUTCOMES), nextContact: ahead }),
  'safety-confirmation': fc.record({ confirms: one(...CONFIRMABLE) }),
  'case-review': fc
    .record({ by: one('Dr. Lind'), outcome: one(...REVIEW_OUTCOMES), measureBy: maybe(ahead) })
    .map(({ measureBy, ...rest }) => (measureBy ? { ...rest, measureBy } : rest)),
  close: fc.record({ reason: one(...CLOSE_REASONS) }),
}

/** How often each kind is drawn: what safety and course are about more than the rest. */
const WEIGHTS: Readonly<Record<Kind3, number>> = {
  ...{ assessment: 10, screening: 2, safety: 5, 'c-ssrs': 2, 'hand-over': 3, 'safety-outcome': 4 },
  ...{ 'safety-confirmation': 3, contact: 6, treatment: 4, 'case-review': 3, consent: 2, referral: 2 },
  ...{ appointment: 1, diagnosis: 1, close: 1 },
}
export const FACT_KINDS = Object.keys(KINDS) as Kind3[]

const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 3 })
const KINDS_4: Kinds<Kind4> = {
  coverage: fc.record({ payerClass: one(...PAYER_CLASSES), plan: nullable(one('harbor', 'cedar')) }),
  assignment: fc.record({ careManager: nullable(one('kerensa-aldous', 'matthew-oyediran')) }),
  'safety-carried': fc
    .record({
      ...{ state: one(...CARRIED_STATES), since: anyDay, assessed: nullable(anyDay), by: nullable(one('w', 'v')) },
      ...{ from: one('e-before', 'e-earlier'), level, coveredLevel: nullable(level), checkDay: ahead },
      ...{ of: one({ instrument: 'phq-9', item: 9 }, { instrument: 'c-ssrs', item: 1 }), how: one(...HAND_OVERS) },
    })
    .map(({ of, ...said }) => ({ ...said, ...of })),
  'safety-sent': fc.record({ to: one('e-after', 'e-later'), step: one('sent', 'accepted') }),
  'safety-accepted': fc.constant({}),
  'record-number': fc.record({ clinicId: one('alder', 'birch'), mrn: one('10017', '10018') }),
  merge: fc.record({ part: one('kept', 'absorbed'), with: one('p-other'), reason: one('Entered twice') }),
  identity: fc.record({
    ...{ family: one('Aldous', 'Obuya'), given: one('Ada', 'Noor') },
    ...{ birthDate: nullable(one('1980-02-29')), sex: one(...SEXES), language: one(...LANGUAGES) },
    ...{ raceEthnicity: one(...RACE_ETHNICITIES), rurality: one(...RURALITIES) },
  }),
  'contact-details': fc
    .record(
      {
        ...{ phone: one('555 0100 200'), otherPhone: one('+1 (555) 010-0201 x7'), email: one('ada@example.org') },
        ...{ address: one('1 Elm Street'), preferred: one(...CONTACT_MODES), messages: one(...MESSAGES) },
        ...{ interpreter: fc.boolean(), pronouns: one('they/them'), callTimes: one('after 5'), pcp: one('Dr Lind') },
      },
      { requiredKeys: [] },
    )
    .map((said) => (Object.keys(said).length === 0 ? { interpreter: true } : said)),
}
export const FACT_KINDS_4 = Object.keys(KINDS_4) as Kind4[]
export const EVERY_FACT_KIND: readonly ClinicalFact['kind'][] = [...FACT_KINDS, ...FACT_KINDS_4]

export const factOfKind = (kind: ClinicalFact['kind']): fc.Arbitrary<ClinicalFact> =>
  fc.tuple({ ...KINDS, ...KINDS_4 }[kind], when).map(([fields, at]) => ({ kind, ...at, ...fields }) as ClinicalFact)

/** Any fact of the kinds up to entry format 3. */
export const anyFact: fc.Arbitrary<ClinicalFact> = fc.oneof(
  ...FACT_KINDS.map((kind) => ({ weight: WEIGHTS[kind], arbitrary: factOfKind(kind) })),
)

/** Any fact of any kind, those of a person's own chart and those that only actions write included. */
export const factOfAnyKind: fc.Arbitrary<ClinicalFact> = fc.oneof(
  { weight: 3, arbitrary: anyFact },
  { weight: 1, arbitrary: fc.oneof(...FACT_KINDS_4.map(factOfKind)) },
)
