import type { FormWords } from '../../field-words.ts'
import * as names from './choices.ts'
import { EVENT_NAMES, OUTCOME_NAMES, STEP_NAMES } from './safety-names.ts'

const assessor = {
  assessedBy: { label: 'Assessed by', hint: 'who asked, often primary care' },
  meansAsked: { label: 'Access to means asked about' },
}
const action = { label: 'What was done', hint: 'who was told, what was agreed' }
const WHY = {
  managed: 'Why there is no safety plan',
  'not-reached': 'Why no welfare check',
  'entered-in-error': 'Why it was an error',
  ...{ received: 'Why', died: 'Why' },
}
const ACCEPTED = { label: 'Accepted by', hint: 'a name' }
const SERVICE = { label: 'Service or hospital' }
const CHECK_DAY = { label: 'Check on' }

type SafetyKinds =
  | 'safety'
  | 'c-ssrs'
  | 'hand-over'
  | 'safety-outcome'
  | 'safety-confirmation'
  | 'safety-carried'
  | 'safety-sent'
  | 'safety-accepted'
/** Forms about safety. */
export const safetyWords: Pick<FormWords, SafetyKinds> = {
  safety: {
    name: ({ event }) => EVENT_NAMES[event ?? 'risk-assessment'],
    fields: {
      event: { label: 'What was done about safety', words: EVENT_NAMES },
      instrument: {
        ...{ label: 'Asked with', hint: 'for example C-SSRS' },
        often: ['C-SSRS', 'ASQ', 'SAFE-T', 'Clinical interview'],
      },
      finding: { label: 'Found: risk is', words: names.FINDINGS },
      action: {
        label: ({ event }) => (event === 'safety-plan' ? 'What was agreed' : action.label),
        hint: ({ event }) => (event === 'safety-plan' ? '' : action.hint),
      },
      ...assessor,
    },
  },
  'c-ssrs': {
    name: STEP_NAMES['c-ssrs'],
    fields: {
      ideation: { label: 'Ideation', none: 'Not asked' },
      behaviour: {
        ...{ label: 'Suicidal behaviour', none: 'Not asked' },
        words: {
          ...{ never: 'Never', 'over-3-months-ago': 'Over 3 months ago' },
          'within-3-months': 'Within 3 months',
        },
      },
      finding: { label: 'You confirm: risk is', words: names.FINDINGS },
      action,
      ...assessor,
    },
  },
  'hand-over': {
    name: STEP_NAMES['hand-over'],
    fields: {
      how: { label: 'How', words: names.HAND_OVER_WAYS },
      service: SERVICE,
      acceptedBy: ACCEPTED,
      checkDay: CHECK_DAY,
    },
  },
  'safety-outcome': {
    name: ({ outcome }) => (outcome ? OUTCOME_NAMES[outcome] : 'How the safety item ends'),
    fields: {
      outcome: { label: 'How the safety item ends', words: OUTCOME_NAMES },
      by: { label: 'Who of the service said so' },
      nextContact: { label: 'Next contact' },
      safetyPlan: { label: 'Safety plan', words: { made: 'Made', 'not-made': 'Not made' } },
      pcpTold: { label: 'Told in primary care', hint: 'a name' },
      welfareCheck: {
        label: 'Welfare check',
        words: { 'asked-for': 'Asked for', 'not-asked-for': 'Not asked for' },
      },
      why: { label: ({ outcome }) => WHY[outcome ?? 'died'] },
    },
  },
  'safety-confirmation': {
    name: STEP_NAMES.confirm,
    fields: {
      confirms: {
        label: 'What you confirm',
        words: {
          ...{ 'not-reached': 'Not reached', died: 'Died' },
          ...{ 'entered-in-error': 'Entered in error', 'struck-out': 'Struck out' },
        },
      },
      saidBy: {
        label: 'Who said what was struck out',
        words: { nobody: 'Nobody', 'another-person': 'Another person' },
      },
      otherEpisode: { label: 'Episode of that person', hint: 'open their chart first' },
      note: { label: 'Note' },
    },
  },
  'safety-carried': {
    name: 'Safety came with the person',
    fields: {
      from: { label: 'From episode' },
      origin: { label: 'First recorded in episode' },
      state: {
        label: 'State',
        words: {
          ...{ unassessed: 'Unassessed', high: 'High', moderate: 'Moderate' },
          ...{ elsewhere: 'Elsewhere', 'struck-out': 'Struck out' },
        },
      },
      since: { label: 'Since' },
      alsoDated: { label: 'Also dated' },
      alsoThere: { label: 'Open where it came from as well' },
      assessed: { label: 'Last assessed' },
      by: { label: 'Who answered for it' },
      assessedBy: assessor.assessedBy,
      instrument: { label: 'Instrument', words: names.SOURCE_NAMES },
      item: { label: 'Item' },
      level: { label: 'Level' },
      coveredLevel: { label: 'Highest covered level' },
      finding: { label: 'Finding', words: { moderate: 'Moderate', high: 'High' } },
      how: { label: 'How', words: names.HAND_OVER_WAYS },
      service: SERVICE,
      acceptedBy: ACCEPTED,
      checkDay: CHECK_DAY,
    },
  },
  'safety-sent': {
    name: 'Safety went with the person',
    fields: {
      to: { label: 'To episode' },
      step: { label: 'Step', words: { sent: 'Sent', accepted: 'Taken over' } },
    },
  },
  'safety-accepted': { name: 'Safety taken over', fields: {} },
}
