import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { RISK_FINDINGS, SUICIDAL_BEHAVIOUR, type SafetyStep } from '../../../../core/chart/vocabulary.ts'
import { addDays, isDay, type Day } from '../../../../core/day.ts'
import { cSsrs, proposedFinding } from '../../../../core/instruments/c-ssrs.ts'
import { inWords } from '../text/code.ts'
import type { Problem } from './draft.ts'

/** What is typed in a form about safety: texts as in the fields, choices not yet made as ''. Lives in memory alone. */
export type Values = Readonly<Record<string, string>>
export interface FormField {
  /** The name of the field, as problems name it too. */
  readonly at: string
  readonly label: string
  readonly hint?: string
  readonly control: 'text' | 'note' | 'day' | 'choice'
  readonly options?: readonly { readonly value: string; readonly name: string }[]
  /** Said where it is left empty; without it the field may be. */
  readonly needed?: string
  readonly shown?: (values: Values) => boolean
}
export interface SafetyForm {
  readonly title: string
  readonly fields: readonly FormField[]
  readonly start: (now: { readonly today: Day; readonly me: string; readonly confirms: string }) => Values
  /** Said under the fields, from what is typed so far. */
  readonly note?: (values: Values) => string | null
  /** The facts of one save, in their order. */
  readonly facts: (values: Values) => readonly ClinicalFact[]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const options = (values: readonly string[]) => values.map((value) => ({ value, name: capital(inWords(value)) }))
const YES_NO = [
  { value: 'yes', name: 'Yes' },
  { value: 'no', name: 'No' },
]
const day: FormField = { at: 'day', label: 'Day', control: 'day', needed: 'Choose the day it happened' }
const finding: FormField = {
  ...{ at: 'finding', label: 'Found: risk is', control: 'choice', options: options(RISK_FINDINGS) },
  needed: 'Choose what was found',
}
const assessedBy: FormField = {
  ...{ at: 'assessedBy', label: 'Assessed by', hint: 'who asked, often primary care', control: 'text' },
  needed: 'Write who assessed',
}
const means: FormField = { at: 'meansAsked', label: 'Access to means asked about', control: 'choice', options: YES_NO }
const action: FormField = {
  at: 'action',
  label: 'What was done',
  hint: 'who was told, what was agreed',
  control: 'note',
}
const isModerate = ({ finding }: Values) => finding === 'moderate'
const isManaged = (values: Values) => isModerate(values) && values['managed'] === 'yes'
const nextContact: FormField = {
  ...{ at: 'nextContact', label: 'Next contact', control: 'day', needed: 'Name the day of the next contact' },
}
const safetyPlan: FormField = {
  ...{ at: 'safetyPlan', label: 'Safety plan', control: 'choice', options: options(['made', 'not-made']) },
  needed: 'Say whether a safety plan was made',
}
const why = (label: string, shown: (values: Values) => boolean): FormField => ({
  ...{ at: 'why', label, control: 'note', needed: `${label}: write it in a few words`, shown },
})
const noPlan = ({ safetyPlan: plan }: Values) => plan === 'not-made'

const text = (values: Values, name: string): string => (values[name] ?? '').trim()
const filled = (values: Values, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.flatMap((name) => (text(values, name) ? [[name, text(values, name)]] : [])))
const asked = (values: Values) => (values['meansAsked'] ? { meansAsked: values['meansAsked'] === 'yes' } : {})
const managedFact = (values: Values): ClinicalFact =>
  ({
    ...{ kind: 'safety-outcome', day: text(values, 'day'), outcome: 'managed' },
    ...filled(values, 'nextContact', 'safetyPlan', ...(noPlan(values) ? ['why'] : [])),
  }) as ClinicalFact

const answerOf = (values: Values, i: number): boolean | null =>
  values[`ideation.${i}`] === 'yes' ? true : values[`ideation.${i}`] === 'no' ? false : null
const screener = (values: Values) => ({
  ideation: cSsrs.ideation.map((_, i) => answerOf(values, i)),
  behaviour: SUICIDAL_BEHAVIOUR.find((word) => word === values['behaviour']) ?? null,
})

/** The forms of the safety table (laws 1), in the order people think of them. What is typed is what is stored. */
export const SAFETY_FORMS: { readonly [S in SafetyStep | 'safety-plan']: SafetyForm } = {
  'risk-assessment': {
    title: 'Risk assessment',
    fields: [
      {
        at: 'instrument',
        label: 'Asked with',
        hint: 'for example C-SSRS',
        control: 'text',
        needed: 'Write what was asked with',
      },
      ...[day, assessedBy, finding, means, action],
      { at: 'managed', label: 'Managed now', hint: '', control: 'choice', options: YES_NO, shown: isModerate },
      { ...nextContact, shown: isManaged },
      { ...safetyPlan, shown: isManaged },
      why('Why there is no safety plan', (values) => isManaged(values) && noPlan(values)),
    ],
    start: ({ today, me }) => ({ day: today, assessedBy: me, instrument: 'C-SSRS' }),
    note: ({ finding: found }) =>
      found === 'low'
        ? 'Low settles the item in this save.'
        : found === 'high'
          ? 'High stays open until a later assessment on another day or by another person, or a hand-over.'
          : null,
    facts: (values) => [
      {
        ...{ kind: 'safety', day: text(values, 'day'), event: 'risk-assessment' },
        ...filled(values, 'instrument', 'assessedBy', 'finding', 'action'),
        ...asked(values),
      } as ClinicalFact,
      ...(isManaged(values) ? [managedFact(values)] : []),
    ],
  },
  'c-ssrs': {
    title: 'C-SSRS screener',
    fields: [
      ...[day, assessedBy],
      ...cSsrs.ideation.map((label, i): FormField => ({
        at: `ideation.${i}`,
        label: `${i + 1}. ${label}`,
        control: 'choice',
        options: YES_NO,
      })),
      { at: 'behaviour', label: `6. ${cSsrs.behaviour}`, control: 'choice', options: options(SUICIDAL_BEHAVIOUR) },
      { ...finding, label: 'You confirm: risk is' },
      ...[means, action],
    ],
    start: ({ today, me }) => ({ day: today, assessedBy: me }),
    note: (values) => {
      const answers = screener(values)
      const none = answers.behaviour === null && answers.ideation.every((answer) => answer === null)
      return none ? null : `These answers are ${proposedFinding(answers)}: confirm it, or choose worse.`
    },
    facts: (values) => [
      {
        ...{ kind: 'c-ssrs', day: text(values, 'day'), ...screener(values) },
        ...filled(values, 'assessedBy', 'finding', 'action'),
        ...asked(values),
      } as ClinicalFact,
    ],
  },
  'hand-over': {
    title: 'Hand over or admit',
    fields: [
      {
        at: 'how',
        label: 'How',
        control: 'choice',
        options: options(['handed-over', 'admitted']),
        needed: 'Choose how',
      },
      { at: 'service', label: 'Service or hospital', control: 'text', needed: 'Name the service or hospital' },
      {
        at: 'acceptedBy',
        label: 'Accepted by',
        hint: 'a name',
        control: 'text',
        needed: 'Write the name of who accepted',
      },
      day,
      { at: 'checkDay', label: 'Check on', control: 'day', needed: 'Choose the day somebody looks again' },
    ],
    start: ({ today }) => ({ day: today, how: 'handed-over', checkDay: addDays(today, 2) }),
    note: () => 'Until the check day passes the person is a quiet line; without word the item is open again.',
    facts: (values) => [
      {
        kind: 'hand-over',
        day: text(values, 'day'),
        ...filled(values, 'how', 'service', 'acceptedBy', 'checkDay'),
      } as ClinicalFact,
    ],
  },
  received: {
    title: 'Received and seen',
    fields: [{ at: 'by', label: 'Who of the service said so', control: 'text', needed: 'Write who said so' }, day],
    start: ({ today }) => ({ day: today }),
    facts: (values) => [
      {
        kind: 'safety-outcome',
        day: text(values, 'day'),
        outcome: 'received',
        ...filled(values, 'by'),
      } as ClinicalFact,
    ],
  },
  managed: {
    title: 'Managed',
    fields: [day, nextContact, safetyPlan, why('Why there is no safety plan', noPlan)],
    start: ({ today }) => ({ day: today }),
    facts: (values) => [managedFact(values)],
  },
  'not-reached': {
    title: 'Not reached',
    fields: [
      day,
      { at: 'pcpTold', label: 'Told in primary care', hint: 'a name', control: 'text', needed: 'Write who was told' },
      {
        ...{ at: 'welfareCheck', label: 'Welfare check', control: 'choice' },
        ...{ options: options(['asked-for', 'not-asked-for']), needed: 'Say whether a welfare check was asked for' },
      },
      why('Why no welfare check', ({ welfareCheck }) => welfareCheck === 'not-asked-for'),
    ],
    start: ({ today }) => ({ day: today }),
    note: () => 'It waits until a psychiatric consultant confirms it. Any later contact opens the item again.',
    facts: (values) => [
      {
        ...{ kind: 'safety-outcome', day: text(values, 'day'), outcome: 'not-reached' },
        ...filled(values, 'pcpTold', 'welfareCheck', ...(values['welfareCheck'] === 'not-asked-for' ? ['why'] : [])),
      } as ClinicalFact,
    ],
  },
  died: {
    title: 'Died',
    fields: [day],
    start: ({ today }) => ({ day: today }),
    note: () => 'A high finding or an urgent answer waits until a second person confirms it.',
    facts: (values) => [{ kind: 'safety-outcome', day: text(values, 'day'), outcome: 'died' } as ClinicalFact],
  },
  'entered-in-error': {
    title: 'Entered in error',
    fields: [day, why('Why it was an error', () => true)],
    start: ({ today }) => ({ day: today }),
    note: () => 'A high finding or an urgent answer waits until a second person confirms it.',
    facts: (values) => [
      {
        ...{ kind: 'safety-outcome', day: text(values, 'day'), outcome: 'entered-in-error' },
        ...filled(values, 'why'),
      } as ClinicalFact,
    ],
  },
  confirm: {
    title: 'Confirm',
    fields: [
      day,
      {
        ...{ at: 'saidBy', label: 'Who said what was struck out', control: 'choice' },
        ...{
          options: options(['nobody', 'another-person']),
          needed: 'Say whether nobody said it, or another person did',
        },
        shown: ({ confirms }) => confirms === 'struck-out',
      },
      {
        ...{ at: 'otherEpisode', label: 'Episode of that person', hint: 'open their chart first', control: 'text' },
        shown: ({ saidBy, confirms }) => confirms === 'struck-out' && saidBy === 'another-person',
      },
      { at: 'note', label: 'Note', control: 'note' },
    ],
    start: ({ today, confirms }) => ({ day: today, confirms }),
    facts: (values) => [
      {
        ...{ kind: 'safety-confirmation', day: text(values, 'day') },
        ...filled(
          values,
          'confirms',
          'note',
          ...(values['confirms'] === 'struck-out' ? ['saidBy', 'otherEpisode'] : []),
        ),
      } as ClinicalFact,
    ],
  },
  'safety-plan': {
    title: 'Safety plan',
    fields: [day, { at: 'action', label: 'What was agreed', control: 'note' }],
    start: ({ today }) => ({ day: today }),
    facts: (values) => [
      { kind: 'safety', day: text(values, 'day'), event: 'safety-plan', ...filled(values, 'action') } as ClinicalFact,
    ],
  },
}

/** What is missing or impossible in the fields that are shown; the API checks again, against the whole chart. */
export function formProblems(form: SafetyForm, values: Values, today: Day): readonly Problem[] {
  const shown = form.fields.filter((field) => field.shown?.(values) ?? true)
  return shown.flatMap(({ at, needed, control }): Problem[] => {
    const value = text(values, at)
    if (!value) return needed ? [{ at, problem: needed }] : []
    if (control === 'day' && !isDay(value)) return [{ at, problem: 'This day does not exist in the calendar' }]
    if (at === 'day' && value > today)
      return [{ at, problem: `This day is in the future; today is ${today} at the clinic` }]
    return []
  })
}
