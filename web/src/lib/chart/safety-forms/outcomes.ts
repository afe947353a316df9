import type { ClinicalFact } from '../../../../../core/chart/entry.ts'
import { CONFIRMABLE, HAND_OVERS } from '../../../../../core/chart/vocabulary.ts'
import { addDays } from '../../../../../core/day.ts'
import { plural } from '../../text/number.ts'
import { day, filled, options, text, why, type Now, type SafetyForm, type Values } from './form.ts'

type Outcome = Extract<ClinicalFact, { kind: 'safety-outcome' }>['outcome']
const outcome = (outcome: Outcome, values: Values, ...names: readonly string[]): readonly ClinicalFact[] => [
  { kind: 'safety-outcome', day: text(values, 'day'), outcome, ...filled(values, ...names) } as ClinicalFact,
]
const SECOND = 'A high finding or an urgent answer waits until a second person confirms it.'

export const handOver: SafetyForm = {
  title: 'Hand over or admit',
  fields: [
    { at: 'how', label: 'How', control: 'choice', options: options(HAND_OVERS), needed: 'Choose how' },
    { at: 'service', label: 'Service or hospital', control: 'text', needed: 'Name the service or hospital' },
    {
      ...{ at: 'acceptedBy', label: 'Accepted by', hint: 'a name', control: 'text' },
      needed: 'Write the name of who accepted',
    },
    day,
    { at: 'checkDay', label: 'Check on', control: 'day', needed: 'Choose the day somebody looks again' },
  ],
  start: ({ today }) => ({ day: today, how: 'handed-over', checkDay: addDays(today, 2) }),
  note: () => 'Until the check day passes the person is a quiet line; without word the item is open again.',
  facts: (values) => [
    {
      ...{ kind: 'hand-over', day: text(values, 'day') },
      ...filled(values, 'how', 'service', 'acceptedBy', 'checkDay'),
    } as ClinicalFact,
  ],
}

export const received: SafetyForm = {
  title: 'Received and seen',
  fields: [{ at: 'by', label: 'Who of the service said so', control: 'text', needed: 'Write who said so' }, day],
  start: ({ today }) => ({ day: today }),
  facts: (values) => outcome('received', values, 'by'),
}

/** "3 attempts on 3 days by 2 routes": what "not reached" rests on. */
export const attemptsSoFar = ({ attempts }: Pick<Now, 'attempts'>): string | null =>
  attempts &&
  `${plural(attempts.attempts, 'attempt')} on ${plural(attempts.days, 'day')} by ${plural(attempts.routes, 'route')} so far.`

const isUnchecked = ({ welfareCheck }: Values): boolean => welfareCheck === 'not-asked-for'
export const notReached: SafetyForm = {
  title: 'Not reached',
  fields: [
    day,
    { at: 'pcpTold', label: 'Told in primary care', hint: 'a name', control: 'text', needed: 'Write who was told' },
    {
      ...{ at: 'welfareCheck', label: 'Welfare check', control: 'choice' },
      ...{ options: options(['asked-for', 'not-asked-for']), needed: 'Say whether a welfare check was asked for' },
    },
    why('Why no welfare check', isUnchecked),
  ],
  start: ({ today }) => ({ day: today }),
  note: (_, now) =>
    [attemptsSoFar(now), 'It waits until a psychiatric consultant confirms it. Any later contact opens the item again.']
      .filter(Boolean)
      .join(' '),
  facts: (values) => outcome('not-reached', values, 'pcpTold', 'welfareCheck', ...(isUnchecked(values) ? ['why'] : [])),
}

export const died: SafetyForm = {
  title: 'Died',
  fields: [day],
  start: ({ today }) => ({ day: today }),
  note: () => SECOND,
  facts: (values) => outcome('died', values),
}

export const enteredInError: SafetyForm = {
  title: 'Entered in error',
  fields: [day, why('Why it was an error', () => true)],
  start: ({ today }) => ({ day: today }),
  note: () => SECOND,
  facts: (values) => outcome('entered-in-error', values, 'why'),
}

const isStruckOut = ({ confirms }: Values): boolean => confirms === 'struck-out'
/** What the second person agrees to, as it stands in the chart: nobody confirms a word alone. */
const confirmed = ({ confirms }: Values, { waiting }: Now): string | null =>
  waiting
    .filter((one) => one.confirms === confirms)
    .map(({ says }) => says)
    .join('. ') || null

export const confirm: SafetyForm = {
  title: 'Confirm',
  fields: [
    {
      ...{ at: 'confirms', label: 'What you confirm', control: 'choice', options: options(CONFIRMABLE) },
      needed: 'Choose what you confirm',
      // One thing alone is said in the note, not asked.
      shown: (_, { waiting }) => new Set(waiting.map(({ confirms }) => confirms)).size !== 1,
    },
    day,
    {
      ...{ at: 'saidBy', label: 'Who said what was struck out', control: 'choice' },
      options: options(['nobody', 'another-person']),
      needed: 'Say whether nobody said it, or another person did',
      shown: isStruckOut,
    },
    {
      ...{ at: 'otherEpisode', label: 'Episode of that person', hint: 'open their chart first', control: 'text' },
      shown: (values) => isStruckOut(values) && values['saidBy'] === 'another-person',
    },
    { at: 'note', label: 'Note', control: 'note' },
  ],
  start: ({ today, waiting }) => ({ day: today, confirms: waiting[0]?.confirms ?? '' }),
  note: (values, now) => {
    const what = confirmed(values, now)
    return what && `You confirm: ${what}.`
  },
  facts: (values) => [
    {
      ...{ kind: 'safety-confirmation', day: text(values, 'day') },
      ...filled(values, 'confirms', 'note', ...(isStruckOut(values) ? ['saidBy'] : [])),
      ...(isStruckOut(values) && values['saidBy'] === 'another-person' ? filled(values, 'otherEpisode') : {}),
    } as ClinicalFact,
  ],
}
