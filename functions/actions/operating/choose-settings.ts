import { isDay, type Day } from '../../../core/day.ts'
import {
  contradictionOn,
  isAllowed,
  isSettingId,
  SETTING_IDS,
  SETTINGS,
  settingOn,
  type ChosenSettings,
  type SettingId,
} from '../../../core/settings/index.ts'
import type { Chosen, Setting } from '../../../core/settings/setting.ts'
import type { Item } from '../../store/client.ts'
import { settingChoiceItem } from '../../store/directory-items.ts'
import { HOLDS, refused, soAlready, type Decision, type Operated, type SettingChange } from './asked.ts'

/** What a setting may be, in words. */
export function boundsOf(row: Setting): string {
  return 'choices' in row ? row.choices.join(' or ') : `${row.min} to ${row.max} ${row.unit}`
}

interface Pick {
  readonly id: SettingId
  readonly value: number | string
}
type Picked = { readonly picks: readonly Pick[] } | { readonly problem: string }

function pickedIn(text: string): Pick | { readonly problem: string } {
  const at = text.indexOf('=')
  const [id, value] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)]
  if (at < 1) return { problem: `write ${text} as id=value, for example score-interval=42.` }
  if (!isSettingId(id)) return { problem: `there is no ${id}; settings are ${SETTING_IDS.join(', ')}.` }
  const row: Setting = SETTINGS[id]
  const read = 'choices' in row ? value : /^\d{1,6}$/.test(value) ? Number(value) : null
  if (read === null || !isAllowed(id, read)) return { problem: `${id} is ${boundsOf(row)}, not ${value}.` }
  return { id, value: read }
}

/** All that was asked for, or the first thing wrong with it. */
function picked(settings: readonly string[]): Picked {
  const picks: Pick[] = []
  for (const read of settings.map(pickedIn)) {
    if ('problem' in read) return read
    if (picks.some(({ id }) => id === read.id)) return { problem: `each setting once; ${read.id} was given twice.` }
    picks.push(read)
  }
  return picks.length > 0 ? { picks } : { problem: 'give at least one, for example score-interval=42.' }
}

/** What the choices would contradict, on their first day or on a later one for which something was chosen before. */
function contradiction(held: ChosenSettings, picks: readonly Pick[], from: Day): string | null {
  const chosen: Record<string, readonly Chosen[]> = { ...held }
  for (const { id, value } of picks)
    chosen[id] = [...(held[id] ?? []).filter((one) => one.from !== from), { from, value }]
  const later = Object.values(held).flatMap((choices) => choices.map((one) => one.from))
  for (const day of [from, ...later.filter((one) => one > from)].toSorted()) {
    const found = contradictionOn(chosen, day)
    if (found)
      return `${found[0]} may not be greater than ${found[1]}, and on ${day} it would be: ${settingOn(chosen, found[0], day)} and ${settingOn(chosen, found[1], day)}. Choose both.`
  }
  return null
}

export const noClinic = (clinic: string, advice = ''): Operated =>
  refused('clinic', `there is no clinic ${clinic}${advice}.`)

/** A clinic as the choice finds it. */
export interface SettingsNow {
  /** The day it is there. */
  readonly today: Day
  /** The clinic's own item: written with every choice, so that of two who choose at once the second looks again. */
  readonly stored: Item
  readonly chosen: ChosenSettings
}
/** Who chooses, when and why. */
export interface Choosing {
  readonly by: string
  /** Instant of the choice, in ISO 8601. */
  readonly recorded: string
  readonly reason: string
}

/** What to write of a clinic's choices, all or nothing. A day that has passed cannot be chosen: it has been folded. */
export function decideSettings(
  { clinic, settings, from }: SettingChange,
  { today, stored, chosen }: SettingsNow,
  choosing: Choosing,
): Decision {
  if (from === undefined || !isDay(from)) return refused('from', 'write the first day it holds as YYYY-MM-DD.')
  if (from < today)
    return refused('from', `${from} has passed; today is ${today} at the clinic. Choose today or later.`)
  const read = picked(settings)
  if ('problem' in read) return refused('settings', read.problem)
  const contradicts = contradiction(chosen, read.picks, from)
  if (contradicts) return refused('settings', contradicts)
  const isChosen = ({ id, value }: Pick) => (chosen[id] ?? []).some((one) => one.from === from && one.value === value)
  const picks = read.picks.filter((pick) => !isChosen(pick))
  if (picks.length === 0) return soAlready(clinic)
  return {
    ...{ is: 'change', action: 'choose-settings', clinicId: clinic, clinics: [], names: [] },
    changes: picks.map(({ id, value }) => ({
      ...{ of: 'setting', id, field: `from ${from}` },
      ...{ from: String(settingOn(chosen, id, from)), to: String(value) },
    })),
    puts: [
      { item: stored, seen: stored },
      // Never over another choice: each has the instant it was made in its key.
      ...picks.map((pick) => ({ item: settingChoiceItem(clinic, { ...pick, from, ...choosing }), seen: null })),
    ],
    lines: [
      ...picks.map(({ id, value }) => `${clinic}: ${id} = ${value} from ${from}`),
      from === today ? HOLDS : `It holds from ${from} on.`,
    ],
  }
}
