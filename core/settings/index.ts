import type { Day } from '../day.ts'
import { FOLLOWED, instrument, type FollowedId } from '../instruments/index.ts'
import type { FollowedInstrument } from '../instruments/instrument.ts'
import type { Chosen, NumberSetting, Setting } from './setting.ts'

const house = 'house rule'

/** One row for each instrument whose course is judged, with the number that the instrument brings. */
const worseningRow = ({ name, direction, thresholds, worseningSetting }: FollowedInstrument): NumberSetting => ({
  says: `One ${name} this far ${direction === 'higher-is-worse' ? 'above' : 'below'} baseline is worsening`,
  ...{ orders: 'scores', default: thresholds.worsening, unit: 'points', ...worseningSetting },
})
const WORSENING = Object.fromEntries(
  FOLLOWED.map((id) => [`worsening-${id}`, worseningRow(instrument(id))]),
) as Readonly<Record<`worsening-${FollowedId}`, NumberSetting>>

/**
 * Every number of a rule that a clinic may change (laws 11): one row each. A row's value on a day is what the clinic chose last
 * from that day or before, else the default. What is folded into a chart reads the setting of the day it is about, so that a
 * change never rewrites the past.
 */
export const SETTINGS = {
  'access-standard': {
    says: 'Longest wait from referral to treatment start',
    orders: 'access',
    ...{ default: 10, unit: 'days', min: 1, max: 90, source: 'CCBHC criteria and 42 CFR 438.68: 10 business days' },
  },
  'access-standard-days': {
    says: 'Which days the access standard counts',
    orders: 'access',
    default: 'business',
    choices: ['business', 'calendar'],
    source: 'CCBHC criteria: business days',
  },
  'need-window': {
    says: 'A positive screen, score or safety answer belongs to an episode when it is no older before the referral',
    ...{ orders: 'scores', keptBy: 'referrals and screens' },
    ...{ default: 60, unit: 'days', min: 14, max: 365, source: house },
  },
  'hand-over-check': {
    says: 'A hand-over or admission is checked within',
    ...{ orders: 'safety', keptBy: 'hand-overs and admissions' },
    ...{ default: 7, unit: 'days', min: 1, max: 30, source: house },
  },
  'not-reached-attempts': {
    says: 'Attempts before "not reached"',
    ...{ orders: 'safety', keptBy: 'outcomes of "not reached"' },
    ...{ default: 3, unit: 'attempts', min: 2, max: 10, source: house },
  },
  'not-reached-days': {
    says: 'Different days of those attempts',
    ...{ orders: 'safety', keptBy: 'outcomes of "not reached"' },
    ...{ default: 3, unit: 'days', min: 1, max: 10, source: house },
  },
  'not-reached-routes': {
    says: 'Different routes of those attempts',
    ...{ orders: 'safety', keptBy: 'outcomes of "not reached"' },
    ...{ default: 2, unit: 'routes', min: 1, max: 4, source: house },
  },
  'safety-answer-interval': {
    says: 'A safety answer is shown as old after',
    orders: 'safety',
    ...{ default: 35, unit: 'days', min: 14, max: 90, source: house },
  },
  'safety-answer-late': {
    says: 'A safety answer counts as unknown from',
    orders: 'safety',
    ...{ default: 56, unit: 'days', min: 28, max: 180, source: house },
  },
  'excuse-first-score': {
    says: 'A change of treatment is judged by the first score this long after it',
    orders: 'review',
    ...{ default: 28, unit: 'days', min: 14, max: 56, source: house },
  },
  'excuse-longest': {
    says: 'A change of treatment answers "not at target" for at most',
    orders: 'review',
    ...{ default: 56, unit: 'days', min: 28, max: 84, source: house },
  },
  'early-contact': {
    says: 'A contact this long before the promised day answers the promise',
    ...{ orders: 'contact', keptBy: 'promised days' },
    ...{ default: 7, unit: 'days', min: 0, max: 14, source: house },
  },
  'therapy-recent': {
    says: 'A therapy given in a contact belongs to the treatment for',
    ...{ orders: 'review', keptBy: 'stops of treatment' },
    ...{ default: 60, unit: 'days', min: 28, max: 120, source: house },
  },
  'relapse-rise': {
    says: 'One score this far above the best is a relapse after response or remission',
    orders: 'scores',
    ...{ default: 9, unit: 'points', min: 5, max: 15, source: 'house rule, by simulation' },
  },
  ...WORSENING,
  'target-score-age': {
    says: 'From week 8 a target is judged by a score no older than',
    orders: 'scores',
    ...{ default: 56, unit: 'days', min: 28, max: 120, source: house },
  },
  'score-interval': {
    says: 'A score is stale after',
    orders: 'scores',
    ...{
      default: 35,
      unit: 'days',
      min: 14,
      max: 90,
      source: 'house rule; 28 would mark monthly measurement as stale',
    },
  },
  'new-to-review': {
    says: 'Somebody enrolled or started within this is new to review',
    orders: 'review',
    ...{ default: 28, unit: 'days', min: 7, max: 90, source: house },
  },
  'acted-on': {
    says: 'A case review or change is followed by a score within',
    orders: 'review',
    ...{ default: 28, unit: 'days', min: 7, max: 56, source: house },
  },
  'acted-on-severe': {
    says: 'The same in the severe band',
    orders: 'review',
    ...{ default: 14, unit: 'days', min: 3, max: 28, source: house },
  },
  'contact-interval': {
    says: 'A person in treatment is contacted at least every',
    orders: 'contact',
    ...{ default: 28, unit: 'days', min: 7, max: 90, source: 'fidelity task 1, doi 10.1176/appi.ps.201400577' },
  },
} as const satisfies Readonly<Record<string, Setting>>

export type SettingId = keyof typeof SETTINGS
export const SETTING_IDS = Object.keys(SETTINGS) as SettingId[]
type ValueOf<Id extends SettingId> = (typeof SETTINGS)[Id] extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : number

/** Settings of which the first never stands above the second: together they would say what cannot be. */
const NO_GREATER = [
  ['safety-answer-interval', 'safety-answer-late'],
  ['excuse-first-score', 'excuse-longest'],
  ['acted-on-severe', 'acted-on'],
  ['not-reached-days', 'not-reached-attempts'],
  ['not-reached-routes', 'not-reached-attempts'],
] as const satisfies readonly (readonly [SettingId, SettingId])[]

/** Two settings of a day that contradict each other, the one that is too great first; null where none do. */
export function contradictionOn(chosen: ChosenSettings, day: Day): readonly [SettingId, SettingId] | null {
  return NO_GREATER.find(([least, most]) => settingOn(chosen, least, day) > settingOn(chosen, most, day)) ?? null
}

/** What a clinic chose of each setting, in any order of days; a setting it never chose is absent. */
export type ChosenSettings = Readonly<Partial<Record<SettingId, readonly Chosen[]>>>
export const NOTHING_CHOSEN: ChosenSettings = {}

/** Whether a value can be chosen for a setting. */
export function isAllowed(id: SettingId, value: number | string): boolean {
  const row: Setting = SETTINGS[id]
  if ('choices' in row) return typeof value === 'string' && row.choices.includes(value)
  return typeof value === 'number' && Number.isInteger(value) && value >= row.min && value <= row.max
}

/** The value of a setting on a day. The only reader: a stored value that is no longer allowed counts as not chosen. */
export function settingOn<Id extends SettingId>(chosen: ChosenSettings, id: Id, day: Day): ValueOf<Id> {
  let found: Chosen | null = null
  for (const one of chosen[id] ?? [])
    if (one.from <= day && isAllowed(id, one.value) && (found === null || one.from > found.from)) found = one
  return (found ? found.value : SETTINGS[id].default) as ValueOf<Id>
}

export const isSettingId = (text: string): text is SettingId => Object.hasOwn(SETTINGS, text)
