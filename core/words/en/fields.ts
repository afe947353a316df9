import { TREATMENT_WORK } from '../../chart/vocabulary.ts'
import type { FormWords } from '../field-words.ts'
import * as names from './fields/choices.ts'
import { CLOSES } from './fields/close-reasons.ts'
import { safetyWords } from './fields/safety.ts'

const measured = {
  answers: { label: 'Answers' },
  total: { label: 'Total' },
  incomplete: { label: 'Save these answers without a total' },
}
const isTherapy = ({ modality }: { readonly modality?: string | undefined }): boolean => modality === 'psychotherapy'

/** English words of every form: what a kind is called, how each field is asked for, and what each word of a choice is called. */
export const FORM_WORDS: FormWords = {
  day: 'Day',
  time: 'Time of day',
  yes: 'Yes',
  no: 'No',
  notSaid: 'Not said',
  ...safetyWords,
  screening: {
    name: 'Screening',
    fields: {
      instrument: { label: 'Instrument', words: { ...names.INSTRUMENT_NAMES, other: 'Other tool' } },
      ...measured,
      result: { label: 'Result', words: { positive: 'Positive', negative: 'Negative' } },
    },
  },
  assessment: {
    name: 'Assessment',
    fields: {
      instrument: { label: 'Instrument', words: names.INSTRUMENT_NAMES },
      ...measured,
      // As published with the PHQ-9.
      difficulty: {
        label:
          'If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
        words: names.DIFFICULTY_NAMES,
      },
      occasion: { label: 'Occasion', words: { initial: 'First assessment', 'follow-up': 'Follow-up' } },
      mode: { label: 'Answered', words: { clinician: 'With a clinician', self: 'By the person alone' } },
    },
  },
  referral: {
    name: 'Referral',
    fields: { from: { label: 'From' }, reason: { label: 'Reason' } },
  },
  appointment: {
    name: 'Appointment',
    fields: {
      event: {
        label: 'What happened',
        words: {
          ...{ requested: 'Requested', offered: 'Offered', kept: 'Kept' },
          ...{ 'no-show': 'No show', cancelled: 'Cancelled' },
        },
      },
      visit: {
        label: 'Visit',
        words: {
          ...{ assessment: 'Assessment', 'care-management': 'Care management', therapy: 'Therapy' },
          ...{ 'primary-care': 'Primary care', other: 'Other' },
        },
      },
      offeredDay: { label: 'Offered for' },
    },
  },
  contact: {
    name: 'Contact',
    fields: {
      outcome: { label: 'Outcome', words: { completed: 'Reached', attempted: 'Not reached' } },
      attempt: {
        label: 'Attempt',
        words: { 'no-answer': 'No answer', 'left-message': 'Left a message', 'wrong-number': 'Wrong number' },
      },
      mode: { label: 'How', words: names.MODES },
      minutes: { label: 'Minutes' },
      work: {
        label: 'Work done',
        words: names.WORK,
        help: ({ work = [] }) =>
          work.some((one) => TREATMENT_WORK.has(one))
            ? 'Counts as a treatment session: it starts treatment if nothing did before.'
            : 'A therapy among these makes the contact a treatment session; psychoeducation, coordination and follow-up alone do not.',
      },
      nextDue: { label: 'Next contact due' },
      note: { label: 'Note' },
    },
  },
  diagnosis: {
    name: 'Diagnosis',
    fields: {
      system: { label: 'Code system', words: { 'icd-10-cm': 'ICD-10-CM', 'snomed-ct': 'SNOMED CT' } },
      code: { label: 'Code' },
      status: { label: 'Status', words: { active: 'Active', resolved: 'Resolved' } },
    },
  },
  treatment: {
    name: 'Treatment',
    fields: {
      action: {
        label: 'Change',
        words: {
          ...{ start: 'Started', stop: 'Stopped' },
          'dose-change': (said) => (isTherapy(said) ? 'Changed' : 'Dose changed'),
        },
      },
      modality: { label: 'What', words: { medication: 'Medication', psychotherapy: 'Psychotherapy' } },
      name: {
        label: (said) => (isTherapy(said) ? 'Therapy' : 'Drug'),
        hint: (said) => (isTherapy(said) ? '' : 'generic name'),
      },
      dose: {
        label: (said) => (isTherapy(said) ? 'How often' : 'Dose'),
        hint: (said) => (isTherapy(said) ? 'every 2 weeks' : '50 mg daily'),
      },
      underPlan: {
        label: 'Under this program’s care plan',
        hint: (said) =>
          isTherapy(said) ? 'one that the person came with is not' : 'a drug the person came with is not',
      },
      psychotropic: { label: 'Psychotropic' },
    },
  },
  consent: {
    name: 'Consent',
    fields: {
      state: {
        label: 'Consent',
        words: { verbal: 'Verbal', written: 'Written', declined: 'Declined', withdrawn: 'Withdrawn' },
      },
    },
  },
  'case-review': {
    name: 'Case review',
    fields: {
      by: { label: 'Reviewed by', hint: 'the psychiatric consultant' },
      outcome: {
        label: 'The review led to',
        words: { reviewed: 'Reviewed', 'change-advised': 'Change advised', 'no-change': 'No change' },
      },
      measureBy: { label: 'Next score by', hint: 'if it names a day' },
      note: { label: 'Note' },
    },
  },
  close: {
    name: 'Close the episode',
    fields: {
      reason: {
        label: 'Why the episode closes',
        help: 'Who goes on in another clinic of the network is not closed here: use Transfer on the page of the person.',
        words: CLOSES,
      },
      note: { label: 'Note' },
    },
  },
  coverage: {
    name: 'Coverage',
    fields: {
      payerClass: { label: 'Who pays', words: names.PAYERS },
      plan: {
        ...{ label: 'Health plan', none: 'None recorded' },
        hint: 'the id an administrator gave it, not its name; empty for none',
      },
    },
  },
  assignment: {
    name: 'Care manager',
    fields: {
      careManager: {
        ...{ label: 'Care manager', none: 'Nobody' },
        hint: 'the id of their account, not their name; empty for nobody',
      },
    },
  },
  identity: {
    name: 'Who the person is',
    fields: {
      family: { label: 'Family name' },
      given: { label: 'Given name' },
      birthDate: { label: 'Day of birth', hint: 'empty where it is not known' },
      sex: { label: 'Sex', words: names.SEX_NAMES },
      language: { label: 'Language', words: names.LANGUAGE_NAMES },
      raceEthnicity: { label: 'Race and ethnicity', words: names.RACE_NAMES },
      rurality: { label: 'Where they live', words: { urban: 'Urban', rural: 'Rural', unknown: 'Unknown' } },
    },
  },
  'record-number': {
    name: 'Record number',
    fields: { clinicId: { label: 'Clinic' }, mrn: { label: 'Record number' } },
  },
  merge: {
    name: 'Entered twice',
    fields: {
      part: { label: 'This one', words: { kept: 'Goes on', absorbed: 'Was entered twice' } },
      with: { label: 'The other one' },
      reason: { label: 'Why' },
    },
  },
  'contact-details': {
    name: 'Contact details',
    fields: {
      pronouns: { label: 'Pronouns', often: ['she/her', 'he/him', 'they/them'] },
      phone: { label: 'Phone' },
      otherPhone: { label: 'Other phone' },
      callTimes: { label: 'When it is safe to call', hint: 'weekdays after 5, never at work' },
      email: { label: 'E-mail' },
      address: { label: 'Address' },
      preferred: { label: 'Prefers', words: names.MODES },
      messages: {
        label: 'What may be left as a message',
        words: { nothing: 'Nothing', 'name-and-number': 'Name and number', 'in-full': 'In full' },
      },
      interpreter: { label: 'Needs an interpreter' },
      pcp: { label: 'Primary care provider', hint: 'name, and the telephone where it is known' },
    },
  },
}
