import { addDays } from '../../core/day.ts'
import { at, attempt, close, consent, contact, phq9, type Timed } from './facts.ts'
import { assessed } from './safety.ts'
import { scores, treated, type NamedState, type Stage } from './state.ts'

const handOver = ({ ago }: Stage, days: number, check: number): Timed =>
  at(12.5, {
    ...{ kind: 'hand-over', day: ago(days), how: 'handed-over', service: 'Tri-County Crisis Team' },
    ...{ acceptedBy: 'J. Rivera', checkDay: addDays(ago(days), check) },
  })

/** Every state of the safety table, by name. */
export const SAFETY: Readonly<Record<string, NamedState>> = {
  'safety-open': {
    clinicId: 'alder-street',
    facts: (s) => [...treated(s, 60, 19), phq9(s.random, s.ago(2), 20, { safety: 2 })],
  },
  'safety-open-risk-assessed': {
    clinicId: 'birch-hollow',
    facts: (s) => [
      ...treated(s, 60, 17),
      contact(s.ago(5), ['follow-up'], { minutes: 20 }),
      phq9(s.random, s.ago(5), 18, { safety: 1 }),
      assessed(s.random, s.ago(4), 'moderate'),
    ],
  },
  'safety-closed': {
    clinicId: 'cedar-fork',
    facts: (s) => [
      ...treated(s, 60, 19),
      contact(s.ago(15), ['follow-up'], { minutes: 20 }),
      phq9(s.random, s.ago(15), 17, { safety: 1 }),
      assessed(s.random, s.ago(15), 'low'),
    ],
  },
  'risk-high-handed-over': {
    clinicId: 'alder-street',
    facts: (s) => [
      ...treated(s, 75, 21),
      contact(s.ago(1), ['follow-up'], { minutes: 20 }),
      phq9(s.random, s.ago(1), 22, { safety: 3 }),
      assessed(s.random, s.ago(1), 'high', { by: 'Dr. Anand Moss' }),
      handOver(s, 1, 4),
    ],
  },
  'hand-over-not-checked': {
    clinicId: 'alder-street',
    facts: (s) => [
      ...treated(s, 80, 20),
      contact(s.ago(6), ['follow-up'], { minutes: 20 }),
      phq9(s.random, s.ago(6), 21, { safety: 2 }),
      assessed(s.random, s.ago(6), 'high'),
      handOver(s, 6, 3),
    ],
  },
  'rose-after-assessment': {
    clinicId: 'alder-street',
    facts: (s) => [
      ...treated(s, 60, 16),
      contact(s.ago(30), ['follow-up'], { minutes: 20 }),
      phq9(s.random, s.ago(30), 15, { safety: 1 }),
      assessed(s.random, s.ago(29), 'low'),
      contact(s.ago(3), ['follow-up'], { minutes: 20 }),
      phq9(s.random, s.ago(3), 17, { safety: 3 }),
    ],
  },
  'late-form': {
    clinicId: 'alder-street',
    facts: (s) => [
      ...treated(s, 55, 15),
      contact(s.ago(10), ['follow-up'], { minutes: 20 }),
      phq9(s.random, s.ago(10), 14, { safety: 1 }),
      assessed(s.random, s.ago(8), 'low'),
      contact(s.ago(9), ['follow-up'], { minutes: 20 }),
      { ...phq9(s.random, s.ago(9), 16, { safety: 3 }), late: 8 },
    ],
  },
  'open-answer-struck-out': {
    clinicId: 'cedar-fork',
    facts: (s) => [
      ...treated(s, 40, 14),
      contact(s.ago(4), ['follow-up'], { minutes: 20 }),
      { ...phq9(s.random, s.ago(4), 13, { safety: 2 }), key: 'form' },
      at(12, {
        kind: 'correction',
        day: s.ago(3),
        corrects: '@form',
        replacement: null,
        reason: "Another person's form",
      }),
    ],
  },
  'not-reached': {
    clinicId: 'cedar-fork',
    facts: (s) => [
      ...treated(s, 70, 18),
      contact(s.ago(24), ['follow-up'], { minutes: 20 }),
      phq9(s.random, s.ago(24), 19, { safety: 2 }),
      assessed(s.random, s.ago(24), 'moderate'),
      ...[20, 17, 13].map((days) => attempt(s.ago(days))),
      at(10, { kind: 'contact', day: s.ago(15), outcome: 'attempted', mode: 'letter', work: [] }),
      at(11, {
        ...{ kind: 'safety-outcome', day: s.ago(12), outcome: 'not-reached' },
        ...{ pcpTold: 'Dr. Lena Whitfield', welfareCheck: 'asked-for' },
      }),
      { ...at(15, { kind: 'safety-confirmation', day: s.ago(11), confirms: 'not-reached' }), by: 'consultant' },
    ],
  },
  'closed-with-safety-open': {
    clinicId: 'alder-street',
    facts: (s) => [
      ...treated(s, 90, 17),
      contact(s.ago(16), ['follow-up'], { minutes: 20 }),
      phq9(s.random, s.ago(16), 16, { safety: 1 }),
      close(s.ago(9), 'insurance-or-cost'),
    ],
  },
  'closed-with-finding-moderate': {
    clinicId: 'birch-hollow',
    facts: (s) => [
      ...treated(s, 130, 18),
      contact(s.ago(25), ['follow-up'], { minutes: 25 }),
      phq9(s.random, s.ago(25), 15, { safety: 2 }),
      assessed(s.random, s.ago(25), 'moderate'),
      close(s.ago(20), 'moved'),
    ],
  },
  'closed-and-not-checked': {
    clinicId: 'eastgate',
    facts: (s) => [
      ...treated(s, 110, 22),
      contact(s.ago(18), ['follow-up'], { minutes: 30 }),
      phq9(s.random, s.ago(18), 23, { safety: 3 }),
      assessed(s.random, s.ago(18), 'high'),
      handOver(s, 18, 4),
      close(s.ago(17), 'transferred-up'),
    ],
  },
  'closed-before-the-form-was-read': {
    clinicId: 'glen-park',
    facts: (s) => [
      ...treated(s, 150, 16),
      ...scores(s, { 100: 12, 60: 9 }),
      { ...phq9(s.random, s.ago(14), 14, { safety: 2 }), late: 6 },
      close(s.ago(12), 'completed'),
    ],
  }, // A form that was sent before the close comes back after it.
  'closed-and-answered-from-home': {
    clinicId: 'ironwood',
    facts: (s) => {
      const form = phq9(s.random, s.ago(4), 13, { safety: 1 })
      return [
        ...treated(s, 160, 15),
        ...scores(s, { 110: 10, 60: 7 }),
        close(s.ago(11), 'completed'),
        { ...form, by: 'patient', fact: { ...form.fact, mode: 'self' } as Timed['fact'] },
      ]
    },
  },
  'closed-after-withdrawing': {
    clinicId: 'kestrel-point',
    facts: (s) => [
      ...treated(s, 75, 20),
      contact(s.ago(15), ['follow-up'], { minutes: 25 }),
      phq9(s.random, s.ago(15), 19, { safety: 2 }),
      assessed(s.random, s.ago(15), 'moderate'),
      consent(s.ago(10), 'withdrawn'),
      close(s.ago(8), 'declined'),
    ],
  },
}
