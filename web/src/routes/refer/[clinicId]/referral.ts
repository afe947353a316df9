import type { ClinicalFact, NewEntry } from '../../../../../core/chart/entry.ts'
import type { Coverage, Patient } from '../../../../../core/chart/episode.ts'
import type { Day } from '../../../../../core/day.ts'
import type { BodyOf, Issue } from '../../../../../core/contract/index.ts'
import { newcomerProblems } from '../../../../../core/decisions/newcomer.ts'
import type { Recording } from '../../../../../core/decisions/record.ts'
import { INSTRUMENTS, MEASURES } from '../../../../../core/instruments/index.ts'
import type { Typed } from '../../../../../core/person/alike.ts'
import { newDraft, saidSoFar, toFact, typed, type Draft, type Values } from '../../../lib/forms/draft.ts'
import { isUntouched } from '../../../lib/forms/touched.ts'
import type { Problem } from '../../../lib/parts/problem.ts'

/** The parts of a referral, each a form of one kind, in the order they are asked. */
export const PARTS = ['identity', 'record-number', 'contact-details', 'coverage', 'assignment', 'referral'] as const
/** Parts that are recorded only where something is said in them. */
export const MAY_BE_LEFT = ['contact-details', 'consent', 'screening'] as const
export type Part = (typeof PARTS)[number] | (typeof MAY_BE_LEFT)[number]

/** What is typed of somebody new: a draft for each part, and those whom they are said not to be. */
export interface Referral {
  readonly drafts: { readonly [P in Part]: Draft }
  /** Persons who are alike, were looked at and are others. */
  readonly others: readonly string[]
}
export type OpenBody = BodyOf<'openEpisode'>
/** Problems of a referral, by the part they are in. */
export type PartProblems = { readonly [P in Part]?: readonly Problem[] }

/** The instrument that is asked first: a total of it may come with the referral. */
const SCREEN = MEASURES.find((id) => INSTRUMENTS[id].routine) ?? 'other'
export const screenName: string = SCREEN === 'other' ? 'Screen' : INSTRUMENTS[SCREEN].name

const UNKNOWN = 'unknown'
/** Unknown is written as unknown, never guessed; who opens it is the care manager until somebody chooses another one. */
const PRESET: { readonly [P in Part]?: Values } = {
  identity: { sex: UNKNOWN, language: UNKNOWN, raceEthnicity: UNKNOWN, rurality: UNKNOWN },
  coverage: { payerClass: UNKNOWN },
  // The total came on a day that nobody has said yet.
  screening: { instrument: SCREEN, day: '' },
}

export function newReferral(clinicId: string, careManager: string, today: Day): Referral {
  const own: { readonly [P in Part]?: Values } = { 'record-number': { clinicId }, assignment: { careManager } }
  const draftOf = (part: Part) => newDraft(part, today, { ...PRESET[part], ...own[part] })
  const parts = [...PARTS, ...MAY_BE_LEFT].map((part) => [part, draftOf(part)] as const)
  return { drafts: Object.fromEntries(parts) as Record<Part, Draft>, others: [] }
}

export const withPart = (referral: Referral, part: Part, draft: Draft): Referral => ({
  ...referral,
  drafts: { ...referral.drafts, [part]: draft },
})

/** Whether anything was typed: a form that is only open is nothing. */
export const isEmpty = ({ drafts }: Referral): boolean => Object.values(drafts).every(isUntouched)

/** What is typed of who they are, for whom it is asked whether they are known. */
export function typedOf({ drafts }: Referral, clinicId: string): Typed {
  const { family = '', given = '', birthDate } = saidSoFar(drafts.identity) as Partial<Typed>
  const { mrn = '' } = saidSoFar(drafts['record-number']) as Partial<Typed>
  const isWhole = typeof birthDate === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(birthDate)
  const { phone, otherPhone } = saidSoFar(drafts['contact-details']) as { phone?: string; otherPhone?: string }
  const phones = [phone, otherPhone].filter((one) => one !== undefined)
  return { clinicId, family, given, mrn, phones, birthDate: isWhole ? birthDate : null }
}

/** The entries of the new chart, by the part each comes from; the referral is always one. */
const ENTRIES = ['referral', 'consent', 'screening'] as const
const isLeft = (draft: Draft): boolean => MAY_BE_LEFT.some((part) => part === draft.kind) && isUntouched(draft)

/** How somebody is reached is said on the day it is sent, whichever day the page was opened. */
const onItsDay = (draft: Draft, today: Day): Draft =>
  draft.kind === 'contact-details' ? typed(draft, { day: today }) : draft

const partsTyped = ({ drafts }: Referral): readonly Part[] =>
  [...PARTS, ...MAY_BE_LEFT].filter((part) => !isLeft(drafts[part]))

/** What is sent of a referral; or what is wrong with its fields, by the part. */
export function bodyOf(
  referral: Referral,
  today: Day,
):
  | { readonly ok: true; readonly body: OpenBody; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly problems: PartProblems } {
  const checked = partsTyped(referral).map((part) => ({ part, read: toFact(onItsDay(referral.drafts[part], today)) }))
  const wrong = checked.flatMap(({ part, read }) => (read.ok ? [] : [[part, read.problems] as const]))
  if (wrong.length > 0) return { ok: false, problems: Object.fromEntries(wrong) }
  const facts = new Map(checked.flatMap(({ part, read }) => (read.ok ? [[part, read.fact] as const] : [])))
  const parts = ENTRIES.filter((part) => facts.has(part))
  const details = facts.get('contact-details')
  const body = {
    patient: { ...identityIn(facts.get('identity')), mrn: text(facts.get('record-number'), 'mrn') } as Patient,
    coverage: coverageIn(facts.get('coverage')),
    careManager: text(facts.get('assignment'), 'careManager') || null,
    ...(details ? { contactDetails: details } : {}),
    entries: parts.flatMap((part): readonly NewEntry[] => [facts.get(part) ?? []].flat()),
  }
  return { ok: true, body: body as OpenBody, parts }
}

/** The parts that a request states entries of: those of the form may be others by now. */
export const partsOf = ({ entries }: OpenBody): readonly Part[] =>
  ENTRIES.filter((part) => entries.some(({ kind }) => kind === part))

const text = (fact: ClinicalFact | undefined, name: string): string =>
  String((fact as unknown as Readonly<Record<string, unknown>> | undefined)?.[name] ?? '')
function identityIn(fact: ClinicalFact | undefined): Readonly<Record<string, unknown>> {
  const { kind: _, day: _day, time: _time, ...identity } = { ...fact } as Record<string, unknown>
  return identity
}
const coverageIn = (fact: ClinicalFact | undefined): Coverage =>
  fact?.kind === 'coverage' ? { payerClass: fact.payerClass, plan: fact.plan } : { payerClass: 'unknown', plan: null }

/** What the rules refuse of it before it is sent, in the words in which the API would (laws W4). */
export const refusedHere = (body: OpenBody, clinicId: string, recording: Recording): readonly Issue[] =>
  newcomerProblems(
    {
      episode: {
        ...{ episodeId: '', patientId: '', clinicId, version: 1, continuedFrom: null },
        ...{ patient: body.patient, coverage: body.coverage, careManager: body.careManager ?? null },
      } as Parameters<typeof newcomerProblems>[0]['episode'],
      entries: body.entries as readonly NewEntry[],
      contactDetails: body.contactDetails ? [body.contactDetails as NewEntry] : [],
    },
    recording,
  )

const PLACES: readonly (readonly [start: string, part: Part])[] = [
  ['patient.mrn', 'record-number'],
  ['patient.', 'identity'],
  ['contactDetails.', 'contact-details'],
  ['coverage.', 'coverage'],
  ['careManager', 'assignment'],
]
/** Refusals at the fields they are about; `parts` are those of the entries that were sent. What no field shows stays under ''. */
export function atFields(
  issues: readonly Issue[],
  parts: readonly Part[],
): { readonly problems: PartProblems; readonly others: readonly Issue[] } {
  const problems: Record<string, Problem[]> = {}
  const others: Issue[] = []
  for (const issue of issues) {
    const [, index, field] = /^entries\.(\d+)\.(.+)$/.exec(issue.at) ?? []
    const part = index === undefined ? PLACES.find(([start]) => issue.at.startsWith(start))?.[1] : parts[Number(index)]
    const at = field ?? issue.at.split('.').at(-1) ?? ''
    if (part) problems[part] = [...(problems[part] ?? []), { at, problem: issue.problem }]
    else others.push(issue)
  }
  return { problems, others }
}

/** What a new chart does not say yet, for whoever opened it. */
export function missingWords(parts: readonly Part[]): string {
  const missing = [
    parts.includes('consent') ? [] : ['consent'],
    parts.includes('screening') ? [] : ['a first score'],
    ['the first contact'],
  ].flat()
  return `Not recorded yet: ${missing.join(', ')}`
}
