import { ID, ID_PATTERN } from '../../core/id.ts'

/** Every key of every table, and nothing else knows how one is written. */

export interface Key {
  readonly pk: string
  readonly sk: string
}
/** All items of `pk` whose sort key begins with `prefix`. */
export interface Range {
  readonly pk: string
  readonly prefix: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MONTH = /^\d{4}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** A part of a key. The delimiter inside a part would let one id name another's item, so it never gets this far. */
function part(text: string, shape: RegExp = ID_PATTERN): string {
  if (!shape.test(text)) throw new RangeError('A part of a key holds the delimiter or another character no id has')
  return text
}

/** Where an episode whose days are all unknown is kept. */
export const UNKNOWN_MONTH = '0000-00'
export const ROW_STATES = ['ACTIVE', 'CLOSED'] as const
export type RowState = (typeof ROW_STATES)[number]

/** What a draft is about. */
export type DraftOf = { readonly episodeId: string } | { readonly referralTo: string }

export const directoryKeys = {
  member: (sub: string): Key => ({ pk: `USER#${part(sub)}`, sk: 'USER' }),
  network: (): Key => ({ pk: 'NETWORK', sk: 'NETWORK' }),
  clinic: (clinicId: string): Key => ({ pk: 'NETWORK', sk: `CLINIC#${part(clinicId)}` }),
  plan: (planId: string): Key => ({ pk: 'NETWORK', sk: `PLAN#${part(planId)}` }),
  /** Settings hold from a day on; the latest day is what counts today. */
  settings: (clinicId: string, from: string): Key => ({
    pk: `CLINIC#${part(clinicId)}`,
    sk: `SETTINGS#${part(from, DAY)}`,
  }),
  /** What a clinic chose of one setting from a day on, and when it was chosen: nothing is written over. */
  setting: (clinicId: string, id: string, from: string, recorded: string): Key => ({
    pk: `CLINIC#${part(clinicId)}`,
    sk: `SETTING#${part(id)}#${part(from, DAY)}#${part(recorded, INSTANT)}`,
  }),
  /** Written with every choice of a clinic, so that of two who choose at once the second sees it. */
  choices: (clinicId: string): Key => ({ pk: `CLINIC#${part(clinicId)}`, sk: 'CHOICES' }),
  allChosen: (clinicId: string): Range => ({ pk: `CLINIC#${part(clinicId)}`, prefix: 'SETTING#' }),
  /** Who works or worked in a clinic: names for what they wrote. Never removed, because their entries stay. */
  staff: (clinicId: string, sub: string): Key => ({ pk: `CLINIC#${part(clinicId)}`, sk: `STAFF#${part(sub)}` }),
  allStaff: (clinicId: string): Range => ({ pk: `CLINIC#${part(clinicId)}`, prefix: 'STAFF#' }),
  allSettings: (clinicId: string): Range => ({ pk: `CLINIC#${part(clinicId)}`, prefix: 'SETTINGS#' }),
}

/** What sort keys of entries, of the episodes of a person, and of drafts begin with. */
export const ENTRY = 'ENTRY#'
export const EPISODE_OF = 'EPISODE#'
const DRAFT = 'DRAFT#'
const REFERRAL = 'REFERRAL'

export const chartKeys = {
  patient: (patientId: string): Key => ({ pk: `PATIENT#${part(patientId)}`, sk: 'PATIENT' }),
  patientEpisode: (patientId: string, episodeId: string): Key => ({
    pk: `PATIENT#${part(patientId)}`,
    sk: `${EPISODE_OF}${part(episodeId)}`,
  }),
  personEntry: (patientId: string, entryId: string): Key => ({
    pk: `PATIENT#${part(patientId)}`,
    sk: `${ENTRY}${part(entryId)}`,
  }),
  /** Header, entries and episodes of one person. */
  person: (patientId: string): Range => ({ pk: `PATIENT#${part(patientId)}`, prefix: '' }),
  mrn: (clinicId: string, digest: string): Key => ({ pk: `CLINIC#${part(clinicId)}`, sk: `MRN#${part(digest)}` }),
  source: (clinicId: string, digest: string): Key => ({
    pk: `CLINIC#${part(clinicId)}`,
    sk: `SOURCE#${part(digest)}`,
  }),
  header: (episodeId: string): Key => ({ pk: `EPISODE#${part(episodeId)}`, sk: 'EPISODE' }),
  entry: (episodeId: string, entryId: string): Key => ({
    pk: `EPISODE#${part(episodeId)}`,
    sk: `${ENTRY}${part(entryId)}`,
  }),
  /** Header and entries of one chart: they share the partition. */
  chart: (episodeId: string): Range => ({ pk: `EPISODE#${part(episodeId)}`, prefix: 'E' }),
  summary: (clinicId: string, state: RowState, month: string, episodeId: string): Key => ({
    pk: `CLINIC#${part(clinicId)}`,
    sk: `${state}#${part(month, MONTH)}#${part(episodeId)}`,
  }),
  summaries: (clinicId: string, state: RowState): Range => ({ pk: `CLINIC#${part(clinicId)}`, prefix: `${state}#` }),
  monthSummaries: (clinicId: string, state: RowState, month: string): Range => ({
    pk: `CLINIC#${part(clinicId)}`,
    prefix: `${state}#${part(month, MONTH)}#`,
  }),
  clinic: (clinicId: string): string => `CLINIC#${part(clinicId)}`,
  mrns: (clinicId: string): Range => ({ pk: `CLINIC#${part(clinicId)}`, prefix: 'MRN#' }),
  /** What somebody has typed about a chart and not saved. */
  draft: (sub: string, episodeId: string): Key => ({ pk: `USER#${part(sub)}`, sk: `${DRAFT}${part(episodeId)}` }),
  /** What somebody has typed of a newcomer to a clinic, who has no episode yet. */
  referralDraft: (sub: string, clinicId: string): Key => ({
    pk: `USER#${part(sub)}`,
    sk: `${DRAFT}${part(clinicId)}#${REFERRAL}`,
  }),
  drafts: (sub: string): Range => ({ pk: `USER#${part(sub)}`, prefix: DRAFT }),
  operation: (sub: string, id: string): Key => ({ pk: `OP#${part(sub)}#${part(id)}`, sk: 'OP' }),
}

export const populationKeys = {
  generation: (clinicId: string): Key => ({ pk: `CLINIC#${part(clinicId)}`, sk: 'GENERATION' }),
  block: (clinicId: string, month: string): Key => ({
    pk: `CLINIC#${part(clinicId)}`,
    sk: `COHORT#${part(month, MONTH)}`,
  }),
  blocks: (clinicId: string): Range => ({ pk: `CLINIC#${part(clinicId)}`, prefix: 'COHORT#' }),
}

export const publishedKeys = {
  release: (planId: string, releaseId: string): Key => ({
    pk: `PLAN#${part(planId)}`,
    sk: `RELEASE#${part(releaseId)}`,
  }),
  releases: (planId: string): Range => ({ pk: `PLAN#${part(planId)}`, prefix: 'RELEASE#' }),
}

export const auditKeys = {
  /** One partition per clinic and UTC day; acts that touch no known clinic go to the network's. In order of the instant. */
  record: (clinicId: string | null, instant: string, id: string): Key => ({
    pk: `${clinicId === null ? 'NETWORK' : `CLINIC#${part(clinicId)}`}#${part(instant.slice(0, 10), DAY)}`,
    sk: `${instant}#${part(id)}`,
  }),
}

const CLINIC_KEY = new RegExp(`^CLINIC#(${ID})$`)
const ROW_KEY = new RegExp(`^(?:ACTIVE|CLOSED)#(\\d{4}-\\d{2})#${ID}$`)

/** Clinic and month a summary row's key speaks of, or null where the key is no summary row's. */
export function summaryPlace(key: Key): { clinicId: string; month: string } | null {
  const clinic = CLINIC_KEY.exec(key.pk)
  const row = ROW_KEY.exec(key.sk)
  return clinic?.[1] && row?.[1] ? { clinicId: clinic[1], month: row[1] } : null
}

/** Whether a sort key is that of a summary row of this episode. */
export const isRowOf = (clinicId: string, episodeId: string, sk: unknown): boolean =>
  typeof sk === 'string' && summaryPlace({ pk: `CLINIC#${clinicId}`, sk }) !== null && episodeOfRow(sk) === episodeId

/** The episode of a summary row's sort key. */
export const episodeOfRow = (sk: string): string => sk.split('#')[2] ?? ''

/** What a draft's sort key names: an episode, or the clinic to which somebody is being referred. */
export function draftOfKey(sk: string): DraftOf {
  const [, id = '', kind] = sk.split('#')
  return kind === REFERRAL ? { referralTo: id } : { episodeId: id }
}

/** Month of a summary row's or a block's sort key. */
export const monthOf = (sk: string): string => sk.split('#')[1] ?? UNKNOWN_MONTH
