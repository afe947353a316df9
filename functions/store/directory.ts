import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { queryAll, type Client, type Item } from './client.ts'
import { isAllowed, isSettingId, type ChosenSettings, type SettingId } from '../../core/settings/index.ts'
import type { Chosen } from '../../core/settings/setting.ts'
import { Clinic, ClinicSettings, Network, Plan, readEach, SettingChoice, Staff } from './directory-items.ts'
import { directoryKeys } from './keys.ts'
import { readMember, type KnownMember } from './member.ts'
import { Recent } from './recent.ts'

/** The network at one moment: a few kilobytes, read in one Query. */
export interface NetworkLists {
  readonly network: Network
  readonly clinics: ReadonlyMap<string, Clinic>
  readonly plans: ReadonlyMap<string, Plan>
  /** Ids of clinics that this version cannot read, and how many plans; they are in neither list. */
  readonly unreadClinics: readonly string[]
  readonly unreadPlans: number
}
/** Settings of a clinic by the day they hold from, and how many could not be read. Which of them holds is the clinic's own day to tell. */
export interface DatedSettings {
  readonly dated: readonly ClinicSettings[]
  readonly unread: number
}
export type MadeChoice = SettingChoice & { readonly id: SettingId }
/** What a clinic chose of the rules' settings; `unread` are choices that this version cannot read or does not know. */
export interface ClinicChoices {
  readonly chosen: ChosenSettings
  /** Every choice that is known and allowed, those too that another took the place of, in the order they were recorded. */
  readonly made: readonly MadeChoice[]
  readonly unread: number
}
export interface DirectoryStore {
  /** null where nobody with this subject is a member. */
  readonly member: (sub: string) => Promise<KnownMember | null>
  readonly lists: () => Promise<NetworkLists>
  readonly settings: (clinicId: string) => Promise<DatedSettings>
  readonly choices: (clinicId: string) => Promise<ClinicChoices>
  /** Names of all who work or worked in a clinic. */
  readonly staff: (clinicId: string) => Promise<readonly Staff[]>
}

/** A change of role, or a disabled person, takes effect within this time on every container. */
export const DIRECTORY_CACHE_MS = 60_000
const MAX_CACHED = 5_000

/** Remembers answers for a while, at most {@link MAX_CACHED}; a failure is not remembered. */
function remembering<T>(read: (id: string) => Promise<T>, clock: () => Date): (id: string) => Promise<T> {
  const known = new Recent<{ readonly until: number; readonly value: Promise<T> }>(MAX_CACHED)
  return (id) => {
    const now = clock().getTime()
    const found = known.get(id)
    if (found && found.until > now) return found.value
    const asked = { until: now + DIRECTORY_CACHE_MS, value: read(id) }
    known.keep(id, asked)
    asked.value.catch(() => known.forget(id, asked))
    return asked.value
  }
}

function listsOf(items: readonly Item[]): NetworkLists {
  const under = (prefix: string) => items.filter((item) => String(item['sk']).startsWith(prefix))
  const clinics = readEach(Clinic, under('CLINIC#'))
  const plans = readEach(Plan, under('PLAN#'))
  const network = Network.safeParse(items.find((item) => item['sk'] === 'NETWORK'))
  return {
    network: network.success ? network.data : { name: '', synthetic: false },
    clinics: new Map(clinics.read.map((clinic) => [clinic.clinicId, clinic])),
    plans: new Map(plans.read.map((plan) => [plan.planId, plan])),
    unreadClinics: under('CLINIC#').flatMap(({ sk }) => {
      const clinicId = String(sk).slice('CLINIC#'.length)
      return clinics.read.some((clinic) => clinic.clinicId === clinicId) ? [] : [clinicId]
    }),
    unreadPlans: plans.unread,
  }
}

/**
 * Choices by setting. What this version does not know or allow counts as not chosen; of two from one day the one that was recorded
 * later holds.
 */
function choicesOf(items: readonly Item[]): ClinicChoices {
  const { read } = readEach(SettingChoice, items)
  const made = read
    .flatMap((choice): MadeChoice[] =>
      isSettingId(choice.id) && isAllowed(choice.id, choice.value) ? [{ ...choice, id: choice.id }] : [],
    )
    .sort((a, b) => (a.recorded < b.recorded ? -1 : 1))
  const latest = new Map<string, MadeChoice>()
  for (const choice of made) latest.set(`${choice.id} ${choice.from}`, choice)
  const chosen: Partial<Record<SettingId, Chosen[]>> = {}
  for (const { id, from, value } of latest.values()) (chosen[id] ??= []).push({ from, value })
  return { chosen, made, unread: items.length - made.length }
}

export function directoryStore(client: Client, table: string, clock: () => Date): DirectoryStore {
  const member = async (sub: string) => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: directoryKeys.member(sub) }))
    return Item ? readMember(Item) : null
  }
  const lists = async (pk: string) => listsOf(await queryAll(client, table, { pk, prefix: '' }))
  const settings = async (clinicId: string) => {
    const items = await queryAll(client, table, directoryKeys.allSettings(clinicId))
    const { read, unread } = readEach(ClinicSettings, items)
    return { dated: read, unread }
  }
  const staff = async (clinicId: string) =>
    // A name that cannot be read is shown as the id it belongs to.
    readEach(Staff, await queryAll(client, table, directoryKeys.allStaff(clinicId))).read
  const choices = async (clinicId: string) =>
    choicesOf(await queryAll(client, table, directoryKeys.allChosen(clinicId)))
  const members = remembering(member, clock)
  const networks = remembering(lists, clock)
  const allSettings = remembering(settings, clock)
  return {
    member: members,
    lists: () => networks(directoryKeys.network().pk),
    settings: allSettings,
    choices: remembering(choices, clock),
    staff: remembering(staff, clock),
  }
}
