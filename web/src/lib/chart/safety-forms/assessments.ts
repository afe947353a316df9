import type { ClinicalFact } from '../../../../../core/chart/entry.ts'
import { RISK_FINDINGS, SUICIDAL_BEHAVIOUR } from '../../../../../core/chart/vocabulary.ts'
import { cSsrsItems } from '../../../../../core/instruments/c-ssrs/en.ts'
import { leftUnasked, proposedFinding } from '../../../../../core/instruments/c-ssrs/levels.ts'
import { problemWords } from '../../../../../core/words/en/problems.ts'
import { day, filled, options, text, YES_NO, type FormField, type Now, type SafetyForm, type Values } from './form.ts'
import { managedNow, managedToo } from './managed.ts'

const instrument: FormField = {
  ...{ at: 'instrument', label: 'Asked with', hint: 'for example C-SSRS', control: 'text' },
  ...{ often: ['C-SSRS', 'ASQ', 'SAFE-T', 'Clinical interview'], needed: 'Choose what was asked with' },
}
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
  ...{ at: 'action', label: 'What was done', hint: 'who was told, what was agreed', control: 'note' },
}

const asked = ({ meansAsked }: Values) => (meansAsked ? { meansAsked: meansAsked === 'yes' } : {})
const assessment = (values: Values, event: 'risk-assessment' | 'close'): ClinicalFact =>
  ({
    ...{ kind: 'safety', day: text(values, 'day'), event },
    ...filled(values, 'instrument', 'assessedBy', 'finding', 'action'),
    ...asked(values),
  }) as ClinicalFact

/** An item that was not asked is stored as not asked, never as no: it can be chosen, and it is what stands there at first. */
const NOT_ASKED = 'not-asked'
const answerOf = (values: Values, i: number): boolean | null =>
  ({ yes: true, no: false })[values[`ideation.${i}`] ?? ''] ?? null
const screener = (values: Values) => ({
  ideation: cSsrsItems.ideation.map((_, i) => answerOf(values, i)),
  behaviour: SUICIDAL_BEHAVIOUR.find((word) => word === values['behaviour']) ?? null,
})

/** What the answers propose, and what the save leaves open. A finding below the answers is not saved, so nothing is said to follow from it. */
function proposal(values: Values, { after }: Now): string | null {
  const answers = screener(values)
  const none = answers.behaviour === null && answers.ideation.every((answer) => answer === null)
  const [proposed, chosen] = [RISK_FINDINGS.indexOf(proposedFinding(answers)), values['finding'] ?? '']
  const follows = after?.(screenerForm.facts(values)) ?? null
  if (none) return follows
  const said = `These answers are ${RISK_FINDINGS[proposed]}`
  if (!chosen) return `${said}: confirm it, or choose worse.`
  const possible = RISK_FINDINGS.slice(proposed)
  if (!possible.some((one) => one === chosen))
    return `${said}, so ${chosen} cannot be confirmed here: choose ${possible.join(' or ')}.`
  const left = chosen === 'low' ? leftUnasked(answers) : []
  const needed = left.length > 0 ? `${problemWords({ code: 'low-needs', args: { left } })}.` : follows
  return [`${said}.`, needed].filter(Boolean).join(' ')
}

export const riskAssessment: SafetyForm = {
  title: 'Risk assessment',
  fields: [instrument, day, assessedBy, finding, means, action, ...managedNow],
  // What was asked with is not filled in: a save must not say that somebody was asked who was not.
  start: ({ today, me }) => ({ day: today, assessedBy: me }),
  note: (values, { after }) => after?.(riskAssessment.facts(values)) ?? null,
  facts: (values) => [assessment(values, 'risk-assessment'), ...managedToo(values)],
}

/** As former versions closed an item; it is corrected, not recorded anew. */
export const closedItem: SafetyForm = {
  title: 'Safety item closed',
  fields: [
    instrument,
    day,
    { ...assessedBy, needed: '' },
    finding,
    means,
    { ...action, needed: 'Write what was done' },
  ],
  start: ({ today }) => ({ day: today }),
  note: (values, { after }) => after?.(closedItem.facts(values)) ?? null,
  facts: (values) => [assessment(values, 'close')],
}

export const screenerForm: SafetyForm = {
  title: 'C-SSRS screener',
  fields: [
    ...[day, assessedBy],
    ...cSsrsItems.ideation.map((label, i): FormField => ({
      ...{ at: `ideation.${i}`, label: `${i + 1}. ${label}`, control: 'choice' },
      options: [...YES_NO, ...options([NOT_ASKED])],
    })),
    {
      ...{ at: 'behaviour', label: `6. ${cSsrsItems.behaviour}`, control: 'choice' },
      options: options([...SUICIDAL_BEHAVIOUR, NOT_ASKED]),
    },
    { ...finding, label: 'You confirm: risk is' },
    ...[means, action],
    ...managedNow,
  ],
  start: ({ today, me }) => ({
    ...Object.fromEntries(cSsrsItems.ideation.map((_, i) => [`ideation.${i}`, NOT_ASKED])),
    ...{ day: today, assessedBy: me, behaviour: NOT_ASKED },
  }),
  note: proposal,
  facts: (values) => [
    {
      ...{ kind: 'c-ssrs', day: text(values, 'day'), ...screener(values) },
      ...filled(values, 'assessedBy', 'finding', 'action'),
      ...asked(values),
    } as ClinicalFact,
    ...managedToo(values),
  ],
}

export const safetyPlan: SafetyForm = {
  title: 'Safety plan',
  fields: [day, { at: 'action', label: 'What was agreed', control: 'note' }],
  start: ({ today }) => ({ day: today }),
  facts: (values) => [
    { kind: 'safety', day: text(values, 'day'), event: 'safety-plan', ...filled(values, 'action') } as ClinicalFact,
  ],
}
