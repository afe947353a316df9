import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { dayInZone, isDay, type Day } from '../../../core/day.ts'
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
import type { Client } from '../../../functions/store/client.ts'
import { settingChoiceItem, type SettingChoice } from '../../../functions/store/directory-items.ts'
import { directoryStore, type DirectoryStore } from '../../../functions/store/directory.ts'
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

/** What a setting may be, in words. */
export function boundsOf(row: Setting): string {
  return 'choices' in row ? row.choices.join(' or ') : `${row.min} to ${row.max} ${row.unit}`
}

interface Pick {
  readonly id: SettingId
  readonly value: number | string
}
type Problem = { readonly problem: string }

function pickedIn(text: string): Pick | Problem {
  const at = text.indexOf('=')
  const [id, value] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)]
  if (at < 1) return { problem: `--setting: write ${text} as id=value, for example score-interval=42.` }
  if (!isSettingId(id)) return { problem: `--setting: there is no ${id}; settings are ${SETTING_IDS.join(', ')}.` }
  const row: Setting = SETTINGS[id]
  const read = 'choices' in row ? value : /^\d{1,6}$/.test(value) ? Number(value) : null
  if (read === null || !isAllowed(id, read)) return { problem: `--setting: ${id} is ${boundsOf(row)}, not ${value}.` }
  return { id, value: read }
}

/** All that was asked for, or the first thing wrong with it. */
function picked(settings: readonly string[]): readonly Pick[] | Problem {
  const picks: Pick[] = []
  for (const read of settings.map(pickedIn)) {
    if ('problem' in read) return read
    if (picks.some(({ id }) => id === read.id))
      return { problem: `--setting: each setting once; ${read.id} was given twice.` }
    picks.push(read)
  }
  return picks
}

/** The day it is at a clinic; null where the Directory has no such clinic. */
async function todayOf(directory: DirectoryStore, clinic: string, now: Date): Promise<Day | null> {
  const zone = (await directory.lists()).clinics.get(clinic)?.zone
  return zone === undefined ? null : dayInZone(now.getTime(), zone)
}

/**
 * Writes choices all together or none of them, and never over another: each has the instant it was made in its key. Answers false where
 * one was made for the same setting and day at the same instant.
 */
async function written(
  client: Client,
  table: string,
  clinic: string,
  choices: readonly SettingChoice[],
): Promise<boolean> {
  const once = { TableName: table, ConditionExpression: 'attribute_not_exists(pk)' }
  const puts = choices.map((choice) => ({ Put: { ...once, Item: settingChoiceItem(clinic, choice) } }))
  try {
    await client.send(new TransactWriteCommand({ TransactItems: puts }))
    return true
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : []
    if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return false
    throw error
  }
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
      return `--setting: ${found[0]} may not be greater than ${found[1]}, and on ${day} it would be: ${settingOn(chosen, found[0], day)} and ${settingOn(chosen, found[1], day)}. Choose both.`
  }
  return null
}

/** Writes what a clinic chose, all or nothing, and says what holds. A day that has passed cannot be chosen: it has been folded. */
export async function chooseSettings(
  client: Client,
  table: string,
  { clinic, settings, from, reason, by }: SettingChange,
  now: Date,
): Promise<NetworkOutcome> {
  const directory = directoryStore(client, table, () => now)
  const today = await todayOf(directory, clinic, now)
  if (today === null) return refused(`--clinic: there is no clinic ${clinic}; add it first with --name and --zone.`)
  if (from === undefined || !isDay(from)) return refused('--from: write the first day it holds as YYYY-MM-DD.')
  if (from < today)
    return refused(`--from: ${from} has passed; today is ${today} at the clinic. Choose today or later.`)
  const picks = picked(settings)
  if ('problem' in picks) return refused(picks.problem)
  const contradicts = contradiction((await directory.choices(clinic)).chosen, picks, from)
  if (contradicts) return refused(contradicts)
  const stamp = { from, recorded: now.toISOString(), by, reason }
  const choices = picks.map((pick) => ({ ...pick, ...stamp }))
  if (!(await written(client, table, clinic, choices)))
    return refused(
      'Somebody chose the same at this very moment, and nothing was written: look at --settings, then try again.',
    )
  return {
    ok: true,
    lines: [
      ...picks.map(({ id, value }) => `${clinic}: ${id} = ${value} from ${from}`),
      from === today ? 'It holds within a minute.' : `It holds from ${from} on.`,
    ],
  }
}

/** One setting in a line: what holds and since when, what will, its default, its bounds, what it says and where it comes from. */
function lineOf(id: SettingId, choices: readonly Chosen[], value: number | string, today: Day): string {
  const row: Setting = SETTINGS[id]
  const inOrder = choices.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const since = inOrder.findLast(({ from }) => from <= today)
  const later = inOrder.filter(({ from }) => from > today).map((one) => `, then ${one.value} from ${one.from}`)
  const says = `${row.says.slice(0, 1).toLowerCase()}${row.says.slice(1)}`
  return `${id} = ${value}, ${since ? `chosen from ${since.from}` : 'the default'}${later.join('')} (default ${row.default}; ${boundsOf(row)}; ${says}; ${row.source})`
}

/** Every setting of a clinic, and whether something is stored that this version cannot read. */
export async function listSettings(client: Client, table: string, clinic: string, now: Date): Promise<NetworkOutcome> {
  const directory = directoryStore(client, table, () => now)
  const today = await todayOf(directory, clinic, now)
  if (today === null) return refused(`--clinic: there is no clinic ${clinic}.`)
  const { chosen, unread } = await directory.choices(clinic)
  const lines = SETTING_IDS.map((id) => lineOf(id, chosen[id] ?? [], settingOn(chosen, id, today), today))
  const lost =
    unread > 0
      ? [`Choices stored here that this version cannot read or does not allow, and does not use: ${unread}.`]
      : []
  return { ok: true, lines: [...lines, ...lost] }
}
