import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { dayInZone, isDay, type Day } from '../../../core/day.ts'
import { isAllowed, isSettingId, SETTINGS, settingOn, type SettingId } from '../../../core/settings/index.ts'
import type { Setting } from '../../../core/settings/setting.ts'
import type { Client, Item } from '../../../functions/store/client.ts'
import { settingChoiceItem, type SettingChoice } from '../../../functions/store/directory-items.ts'
import { directoryStore } from '../../../functions/store/directory.ts'
import type { NetworkOutcome } from './change.ts'

/** What somebody asks to be chosen for a clinic: `id=value` texts, from a day on. */
export interface SettingChange {
  readonly clinic: string
  readonly settings: readonly string[]
  readonly from: string | undefined
  readonly reason: string
  readonly by: string
}

const refused = (line: string): NetworkOutcome => ({ ok: false, lines: [line] })
const IDS = Object.keys(SETTINGS) as SettingId[]

/** What a setting may be, in words. */
export function boundsOf(row: Setting): string {
  return 'choices' in row ? row.choices.join(' or ') : `${row.min} to ${row.max} ${row.unit}`
}

type Chosen = { readonly id: SettingId; readonly value: number | string } | { readonly problem: string }

function chosenIn(text: string): Chosen {
  const at = text.indexOf('=')
  const [id, value] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)]
  if (at < 1) return { problem: `--setting: write ${text} as id=value, for example score-interval=42.` }
  if (!isSettingId(id)) return { problem: `--setting: there is no ${id}; settings are ${IDS.join(', ')}.` }
  const row: Setting = SETTINGS[id]
  const read = 'choices' in row ? value : /^\d{1,6}$/.test(value) ? Number(value) : null
  if (read === null || !isAllowed(id, read)) return { problem: `--setting: ${id} is ${boundsOf(row)}, not ${value}.` }
  return { id, value: read }
}

/** Writes what a clinic chose, all or nothing, and says what holds. A day that has passed cannot be chosen: it has been folded. */
export async function chooseSettings(
  client: Client,
  table: string,
  { clinic, settings, from, reason, by }: SettingChange,
  now: Date,
): Promise<NetworkOutcome> {
  const directory = directoryStore(client, table, () => now)
  const zone = (await directory.lists()).clinics.get(clinic)?.zone
  if (!zone) return refused(`--clinic: there is no clinic ${clinic}; add it first with --name and --zone.`)
  const today = dayInZone(now.getTime(), zone)
  if (from === undefined || !isDay(from)) return refused('--from: write the first day it holds as YYYY-MM-DD.')
  if (from < today)
    return refused(`--from: ${from} has passed; today is ${today} at the clinic. Choose today or later.`)
  const read = settings.map(chosenIn)
  const wrong = read.find((one) => 'problem' in one)
  if (wrong && 'problem' in wrong) return refused(wrong.problem)
  const choices = read.flatMap((one) => ('problem' in one ? [] : [one]))
  if (new Set(choices.map(({ id }) => id)).size < choices.length)
    return refused('--setting: each setting once; the same one was given twice.')
  const items = choices.map(({ id, value }): { readonly Put: { TableName: string; Item: Item } } => {
    const choice: SettingChoice = { id, value, from, recorded: now.toISOString(), by, reason }
    return { Put: { TableName: table, Item: settingChoiceItem(clinic, choice) } }
  })
  await client.send(new TransactWriteCommand({ TransactItems: items }))
  return {
    ok: true,
    lines: [...choices.map(({ id, value }) => `${clinic}: ${id} = ${value} from ${from}`), 'It holds within a minute.'],
  }
}

/** Every setting of a clinic with what holds today, its default, its bounds and where it comes from. */
export async function listSettings(client: Client, table: string, clinic: string, now: Date): Promise<NetworkOutcome> {
  const directory = directoryStore(client, table, () => now)
  const zone = (await directory.lists()).clinics.get(clinic)?.zone
  if (!zone) return refused(`--clinic: there is no clinic ${clinic}.`)
  const today: Day = dayInZone(now.getTime(), zone)
  const { chosen } = await directory.choices(clinic)
  const lines = IDS.map((id) => {
    const row: Setting = SETTINGS[id]
    const value = settingOn(chosen, id, today)
    const from = (chosen[id] ?? []).filter((one) => one.from <= today).map((one) => one.from)
    const since = from.length > 0 ? `, chosen from ${from.toSorted().at(-1)}` : ', the default'
    const later = (chosen[id] ?? []).filter((one) => one.from > today).map((one) => `, ${one.value} from ${one.from}`)
    return `${id} = ${value}${since}${later.join('')} (${boundsOf(row)}; ${row.says.toLowerCase()}; ${row.source})`
  })
  return { ok: true, lines }
}
