import { CLOSE_REASONS, type CloseReason } from '../../core/chart/vocabulary.ts'
import { addDays, type Day } from '../../core/day.ts'
import {
  at,
  attempt,
  close,
  consent,
  contact,
  medication,
  phq9Total,
  referral,
  caseReview,
  type Timed,
} from './facts.ts'
import { SAFETY } from './safety-states.ts'
import { scores, treated, type NamedState, type Stage } from './state.ts'

/** The last day of the month before the one of `day`, so that the evening there is the next month in UTC. */
const monthEnd = (day: Day): Day => addDays(`${day.slice(0, 7)}-01`, -1)

function eveningAtMonthEnd(stage: Stage): Timed[] {
  const evening = monthEnd(stage.ago(40))
  return [
    referral(addDays(evening, -14)),
    contact(addDays(evening, -6), ['psychoeducation']),
    contact(evening, ['problem-solving'], { hour: 20, minutes: 45 }),
  ]
}

const closedBefore = (reason: CloseReason, i: number): [string, NamedState] => [
  `closed-before-treatment-${reason}`,
  {
    clinicId: ['eastgate', 'cedar-fork', 'ironwood'][i % 3] ?? 'eastgate',
    facts: ({ ago }) => [referral(ago(70 + i)), attempt(ago(62 + i)), close(ago(40 + i), reason)],
  },
]

const COURSES: Readonly<Record<string, NamedState>> = {
  'remission-at-zero': {
    clinicId: 'alder-street',
    facts: (s) => [...treated(s, 120, 17), ...scores(s, { 90: 9, 55: 3, 10: 0 })],
  },
  'total-only-item-9-unknown': {
    clinicId: 'alder-street',
    facts: (s) => [...treated(s, 40, 18), phq9Total(s.ago(8), 14)],
  },
  'lost-to-follow-up': {
    clinicId: 'alder-street',
    facts: (s) => [...treated(s, 210, 16), ...scores(s, { 196: 15 }), attempt(s.ago(170)), attempt(s.ago(150))],
  },
  relapse: {
    clinicId: 'alder-street',
    facts: (s) => [...treated(s, 180, 18), ...scores(s, { 140: 8, 100: 4, 60: 3, 9: 14 })],
  },
  deteriorating: { clinicId: 'alder-street', facts: (s) => [...treated(s, 70, 12), ...scores(s, { 40: 16, 12: 20 })] },
  plateau: {
    clinicId: 'alder-street',
    facts: (s) => [...treated(s, 110, 18), ...scores(s, { 75: 15, 40: 16, 10: 15 })],
  },
  'partial-answers': {
    clinicId: 'cedar-fork',
    facts: (s) => [
      ...treated(s, 50, 15),
      at(10, {
        kind: 'assessment',
        day: s.ago(6),
        instrument: 'phq-9',
        answers: [2, 1, null, 2, null, 1, null, 0, null],
        occasion: 'follow-up',
        incomplete: true,
      }),
    ],
  },
  'corrected-score': {
    clinicId: 'dunmore',
    facts: (s) => [
      ...treated(s, 60, 14),
      phq9Total(s.ago(20), 24),
      at(11, {
        kind: 'correction',
        day: s.ago(19),
        corrects: '#5',
        replacement: { kind: 'assessment', day: s.ago(20), instrument: 'phq-9', total: 4, occasion: 'follow-up' },
        reason: 'Typed 24 for 4',
      }),
    ],
  },
  'entry-struck-out': {
    clinicId: 'dunmore',
    facts: (s) => [
      ...treated(s, 45, 13),
      phq9Total(s.ago(10), 21),
      at(12, {
        kind: 'correction',
        day: s.ago(9),
        corrects: '#5',
        replacement: null,
        reason: "Another person's form",
      }),
    ],
  },
}

const ACCESS: Readonly<Record<string, NamedState>> = {
  'evening-visit-at-month-end': { clinicId: 'alder-street', facts: eveningAtMonthEnd },
  'consent-after-first-minutes': {
    clinicId: 'alder-street',
    facts: ({ ago }) => [
      referral(ago(30)),
      contact(ago(24), ['psychoeducation'], { minutes: 25 }),
      contact(ago(18), ['problem-solving'], { minutes: 35 }),
      consent(ago(15)),
    ],
  },
  'overlapping-contacts': {
    clinicId: 'alder-street',
    facts: ({ ago }) => [
      referral(ago(33)),
      contact(ago(20), ['cbt'], { hour: 10, minutes: 40 }),
      contact(ago(20), ['care-coordination'], { hour: 10.25, minutes: 30 }),
    ],
  },
  'skipped-stages': {
    clinicId: 'glen-park',
    facts: ({ ago }) => [referral(ago(45)), medication(ago(25), 'sertraline', '50 mg')],
  },
  'already-on-treatment': {
    clinicId: 'cedar-fork',
    facts: ({ ago }) => [
      medication(ago(200), 'citalopram', '20 mg', { underPlan: false }),
      referral(ago(50)),
      contact(ago(30), ['behavioral-activation']),
    ],
  },
  'negative-wait': {
    clinicId: 'eastgate',
    facts: ({ ago }) => [contact(ago(75), ['problem-solving']), referral(ago(60))],
  },
  'just-referred': { clinicId: 'alder-street', facts: ({ ago }) => [referral(ago(0))] },
  'waiting-very-long': {
    clinicId: 'kestrel-point',
    facts: ({ ago }) => [referral(ago(240)), attempt(ago(200)), contact(ago(150), ['psychoeducation'])],
  },
  'screened-never-referred': {
    clinicId: 'fenwick',
    facts: ({ ago }) => [at(9, { kind: 'screening', day: ago(35), instrument: 'phq-2', total: 5 })],
  },
  'no-day-of-need': {
    clinicId: 'fenwick',
    facts: ({ ago }) => [
      at(9, { kind: 'diagnosis', day: ago(80), system: 'icd-10-cm', code: 'F33.1', status: 'active' }),
    ],
  },
  'unknown-language': {
    clinicId: 'juniper',
    patient: { language: 'unknown', raceEthnicity: 'unknown' },
    facts: (s) => treated(s, 30, 15),
  },
  'birth-date-unknown': { clinicId: 'juniper', patient: { birthDate: null }, facts: (s) => treated(s, 35, 12) },
  minor: { clinicId: 'harrow-mill', age: 15, facts: (s) => treated(s, 25, 14) },
  'consent-declined': {
    clinicId: 'lakemont',
    facts: ({ ago }) => [referral(ago(28)), contact(ago(20), ['psychoeducation']), consent(ago(20), 'declined')],
  },
  'consent-withdrawn': {
    clinicId: 'alder-street',
    facts: (s) => [
      ...treated(s, 50, 13),
      ...scores(s, { 20: 12 }),
      caseReview(s.ago(30)),
      consent(s.ago(2), 'withdrawn'),
    ],
  },
  'two-scores-one-day': {
    clinicId: 'alder-street',
    facts: (s) => {
      const score = (time: string, hour: number, total: number): Timed =>
        at(hour, { kind: 'assessment', day: s.ago(5), time, instrument: 'phq-9', total, occasion: 'follow-up' })
      return [...treated(s, 65, 19), score('17:00', 9, 9), score('09:00', 10, 17), contact(s.ago(5), ['follow-up'])]
    },
  },
  'blood-pressure-drug': {
    clinicId: 'alder-street',
    facts: (s) => [
      ...treated(s, 84, 18),
      ...scores(s, { 40: 18, 6: 18 }),
      medication(s.ago(5), 'lisinopril', '10 mg', { underPlan: false, psychotropic: false }),
    ],
  },
  'gain-lost': { clinicId: 'alder-street', facts: (s) => [...treated(s, 100, 20), ...scores(s, { 50: 12, 4: 19 })] },
  'transferred-out': {
    clinicId: 'eastgate',
    facts: (s) => [...treated(s, 120, 16), close(s.ago(60), 'transferred-out')],
  },
  'transferred-in': {
    clinicId: 'dunmore',
    continues: 'transferred-out',
    facts: ({ ago }) => [referral(ago(60), 'Eastgate'), contact(ago(50), ['cbt'])],
  },
}

/** Every state of the domain that the demo network holds on purpose, by name. */
export const STATES: Readonly<Record<string, NamedState>> = {
  ...COURSES,
  ...SAFETY,
  ...ACCESS,
  ...Object.fromEntries(CLOSE_REASONS.map(closedBefore)),
}
