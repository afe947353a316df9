import { isDay, type Day } from '../day.ts'
import type { Issue } from '../result.ts'
import {
  contradictionOn,
  isAllowed,
  isSettingId,
  SETTING_IDS,
  SETTINGS,
  settingOn,
  type ChosenSettings,
  type SettingId,
} from './index.ts'
import { valueText, type Chosen, type Setting } from './setting.ts'

/** One setting and the value that is asked for it. */
export interface SettingValue {
  readonly id: SettingId
  readonly value: number | string
}
type Read =
  | { readonly ok: true; readonly picks: readonly SettingValue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Where something is wrong with a choice: its day, one setting by its id, or all that was asked for. */
export const AT_DAY = 'from'
export const AT_ALL = 'settings'

const wrong = (at: string, problem: string): { readonly ok: false; readonly issues: readonly Issue[] } => ({
  ...{ ok: false, issues: [{ at, problem }] },
})

/** What a setting may be, in words. */
export function boundsOf(row: Setting): string {
  return 'choices' in row ? row.choices.join(' or ') : `${row.min} to ${row.max} ${row.unit}`
}

/** What a setting is called where something is wrong with it: by its words, with the id that the command takes. */
const called = (id: SettingId): string => `${SETTINGS[id].says} (${id})`

function pickIn(text: string): SettingValue | Issue {
  const at = text.indexOf('=')
  const [id, value] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)]
  if (at < 1) return { at: AT_ALL, problem: `write ${text} as id=value, for example score-interval=42.` }
  if (!isSettingId(id)) return { at: AT_ALL, problem: `there is no ${id}; settings are ${SETTING_IDS.join(', ')}.` }
  const row: Setting = SETTINGS[id]
  const read = 'choices' in row ? value : /^\d{1,6}$/.test(value) ? Number(value) : null
  if (read === null || !isAllowed(id, read))
    return { at: id, problem: `${called(id)}: ${boundsOf(row)}, not ${value}.` }
  return { id, value: read }
}

/** All that was asked for in `id=value` texts, or the first thing wrong with it. */
export function readPicks(texts: readonly string[]): Read {
  const picks: SettingValue[] = []
  for (const read of texts.map(pickIn)) {
    if ('problem' in read) return { ok: false, issues: [read] }
    if (picks.some(({ id }) => id === read.id))
      return wrong(read.id, `${called(read.id)}: given twice. Give each setting once.`)
    picks.push(read)
  }
  return picks.length > 0 ? { ok: true, picks } : wrong(AT_ALL, 'give at least one, for example score-interval=42.')
}

/** `id=value` texts in one line, as an address carries them: a comma in what was typed is no other setting. */
export const inOneLine = (texts: readonly string[]): string => texts.map(encodeURIComponent).join(',')
/** The texts of such a line. One that was not made so is taken as it stands. */
export const textsIn = (line: string): string[] =>
  line.split(',').map((text) => {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  })

/** What a clinic has chosen with more chosen from a day on. */
export function withPicks(held: ChosenSettings, picks: readonly SettingValue[], from: Day): ChosenSettings {
  const chosen: Record<string, readonly Chosen[]> = { ...held }
  for (const { id, value } of picks)
    chosen[id] = [...(held[id] ?? []).filter((one) => one.from !== from), { from, value }]
  return chosen
}

/** What the choices would contradict, on their first day or on a later one for which something was chosen before. */
function contradiction(held: ChosenSettings, picks: readonly SettingValue[], from: Day): Issue | null {
  const chosen = withPicks(held, picks, from)
  const later = Object.values(held).flatMap((choices) => choices.map((one) => one.from))
  for (const day of [from, ...later.filter((one) => one > from)].toSorted()) {
    const found = contradictionOn(chosen, day)
    if (!found) continue
    const at = found.find((id) => picks.some((pick) => pick.id === id)) ?? AT_ALL
    const [least, most] = found.map((id) => {
      const row: Setting = SETTINGS[id]
      return `${called(id)}: ${valueText(settingOn(chosen, id, day), { unit: 'unit' in row ? row.unit : null })}.`
    })
    return {
      at,
      problem: `${least} ${most} So it would be on ${day}, and the first may not be greater than the second. Choose both.`,
    }
  }
  return null
}

/** What a clinic asks for, and where it stands: its day, and what it chose before. */
export interface ChoiceAsked {
  readonly settings: readonly string[]
  /** As it was typed. */
  readonly from: string
  readonly today: Day
  readonly chosen: ChosenSettings
}
export type ChoiceDecided =
  | { readonly ok: false; readonly issues: readonly Issue[] }
  /** What is to be written: nothing where all of it is so already. */
  | {
      readonly ok: true
      readonly from: Day
      readonly asked: readonly SettingValue[]
      readonly picks: readonly SettingValue[]
    }

/**
 * Whether a clinic may choose so: the one decision for whoever asks, by the command or on the page. All of it or nothing. A day that has
 * passed cannot be chosen: it has been folded.
 */
export function decideChoice({ settings, from, today, chosen }: ChoiceAsked): ChoiceDecided {
  if (!isDay(from)) return wrong(AT_DAY, 'write the first day it holds as YYYY-MM-DD.')
  if (from < today) return wrong(AT_DAY, `${from} has passed; today is ${today} at the clinic. Choose today or later.`)
  const read = readPicks(settings)
  if (!read.ok) return read
  const contradicts = contradiction(chosen, read.picks, from)
  if (contradicts) return { ok: false, issues: [contradicts] }
  const isChosen = ({ id, value }: SettingValue) =>
    (chosen[id] ?? []).some((one) => one.from === from && one.value === value)
  return { ok: true, from, asked: read.picks, picks: read.picks.filter((pick) => !isChosen(pick)) }
}

/** Since when the value of a day holds; null where it is the default. */
export function chosenSince(chosen: ChosenSettings, id: SettingId, day: Day): Day | null {
  const holding = (chosen[id] ?? []).filter(({ from, value }) => from <= day && isAllowed(id, value))
  return holding.reduce<Day | null>((latest, { from }) => (latest === null || from > latest ? from : latest), null)
}
