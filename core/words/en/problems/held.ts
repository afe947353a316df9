import type { LaterFields, LaterKind } from '../../../chart/kinds/index.ts'
import type { HeldProblems, LaterField } from '../../../chart/written/held.ts'
import type { Words } from './words.ts'

const NOT_YET = 'This installation does not keep'
const AS_ASSESSMENT = 'Record a risk assessment and write it in its action'
const IN_ACTION = 'Leave it out here, and write it in the action'

/** Kinds that came with a later format, and where the same is said until they are kept. */
const KINDS: { readonly [K in LaterKind]: string } = {
  'c-ssrs': `${NOT_YET} the C-SSRS with its answers yet. Record a risk assessment asked with the C-SSRS, with its finding`,
  'hand-over': `${NOT_YET} hand-overs and admissions yet. ${AS_ASSESSMENT}: to whom, who accepted, and the day to check`,
  'safety-outcome': `${NOT_YET} this outcome yet. ${AS_ASSESSMENT}`,
  'safety-confirmation': `${NOT_YET} confirmations yet. ${AS_ASSESSMENT}`,
  coverage: `${NOT_YET} changes of coverage yet. It stays as it was when the episode was opened`,
  assignment: `${NOT_YET} changes of care manager yet. It stays as it was when the episode was opened`,
  'safety-carried': `${NOT_YET} safety items carried between episodes yet. ${AS_ASSESSMENT}`,
  'safety-sent': `${NOT_YET} safety items carried between episodes yet. ${AS_ASSESSMENT}`,
  identity: `${NOT_YET} changes of name, number or birth date yet. They stay as they were when the episode was opened`,
  'safety-accepted': `${NOT_YET} safety items carried between episodes yet. ${AS_ASSESSMENT}`,
  'record-number': `${NOT_YET} changes of record numbers yet. They stay as they were when the episode was opened`,
  merge: `${NOT_YET} merges of persons yet. Close one of the two episodes, and say in its note which goes on`,
  'contact-details': `${NOT_YET} contact details yet. Write them in the note of a contact`,
  'case-review': `${NOT_YET} case reviews yet. Write it in the note of a contact`,
}
const ASSESSED_BY = `${NOT_YET} who assessed yet. ${IN_ACTION}`
const MEANS_ASKED = `${NOT_YET} whether means were asked about yet. ${IN_ACTION}`
/** Fields and words that came with a later format than their kind. */
const FIELDS: { readonly [K in keyof LaterFields]: Readonly<Record<LaterFields[K], string>> } = {
  contact: {
    mode: `${NOT_YET} text messages and letters yet. Choose another way, and say it in the note`,
    attempt: `${NOT_YET} what an attempt came to yet. Leave it out, and say it in the note`,
  },
  assessment: {
    difficulty: `${NOT_YET} how difficult the problems made daily life yet. Leave it out, and write it in the note of a contact`,
  },
  close: { reason: `${NOT_YET} this reason yet. Choose another one, and say it in the note` },
  safety: { assessedBy: ASSESSED_BY, meansAsked: MEANS_ASKED },
}
const fieldWords = ({ kind, field }: LaterField): string =>
  (FIELDS[kind] as Readonly<Record<LaterField['field'], string>>)[field]

/** What the entry format that is written has no room for. */
export const held: Words<HeldProblems> = {
  'kind-not-held': ({ kind }) => KINDS[kind],
  'field-not-held': fieldWords,
  'instrument-not-held': ({ name }) => `${NOT_YET} ${name} yet. Write its result in the note of a contact`,
  'time-not-held': () => `${NOT_YET} times of day yet. Leave it out`,
}
