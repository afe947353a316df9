import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { ROLES, type Role } from '../../../core/contract/routes/route.ts'
import { Id } from '../../../core/chart/fields.ts'
import type { Client } from '../../../functions/store/client.ts'
import { memberItems } from '../../../functions/store/directory-items.ts'
import { directoryStore, type NetworkLists } from '../../../functions/store/directory.ts'
import { directoryKeys } from '../../../functions/store/keys.ts'
import { readMember, type KnownMember, type Member } from '../../../functions/store/member.ts'

/** What somebody asks to be written; what is left out stays as it is. */
export interface MemberChange {
  readonly sub: string
  readonly name?: string
  readonly title?: string
  readonly roles?: readonly string[]
  readonly clinics?: 'all' | readonly string[]
  /** An empty text takes the plan away. */
  readonly plan?: string
  readonly state?: Member['state']
}
export interface MemberOutcome {
  readonly ok: boolean
  readonly lines: readonly string[]
}

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

function problems(change: MemberChange, before: Member | null, lists: NetworkLists): string[] {
  const found: string[] = []
  if (!Id.safeParse(change.sub).success) found.push('--sub: an id has 1 to 64 letters, digits, - or _.')
  if (!before && !(change.name && change.title && change.roles))
    found.push('This is a new member: give --name, --title and at least one --role.')
  for (const role of change.roles ?? [])
    if (!isRole(role)) found.push(`--role: there is no role ${role}; roles are ${ROLES.join(', ')}.`)
  for (const clinic of change.clinics === 'all' ? [] : (change.clinics ?? []))
    if (!lists.clinics.has(clinic))
      found.push(`--clinics: there is no clinic ${clinic}; clinics are ${[...lists.clinics.keys()].join(', ')}.`)
  if (change.plan && !lists.plans.has(change.plan))
    found.push(`--plan: there is no plan ${change.plan}; plans are ${[...lists.plans.keys()].join(', ')}.`)
  return found
}

function changed(change: MemberChange, before: Member | null, lists: NetworkLists): Member {
  const clinics = change.clinics === 'all' ? [...lists.clinics.keys()] : change.clinics
  return {
    sub: change.sub,
    name: change.name ?? before?.name ?? '',
    title: change.title ?? before?.title ?? '',
    roles: change.roles?.filter(isRole) ?? before?.roles ?? [],
    clinics: [...(clinics ?? before?.clinics ?? [])],
    plan: change.plan === undefined ? (before?.plan ?? null) : change.plan || null,
    state: change.state ?? before?.state ?? 'active',
  }
}

/** A role without what it works on sees nothing: said before it is written, because it looks like a fault later. */
function gaps({ roles, clinics, plan }: Member): string[] {
  const inClinics = roles.some((role) => role !== 'payer')
  return [
    ...(inClinics && clinics.length === 0 ? ['--clinics: these roles work in clinics; name them, or all.'] : []),
    ...(roles.includes('payer') && !plan ? ['--plan: a payer belongs to a plan; name it.'] : []),
  ]
}

const shown = (value: unknown): string => (Array.isArray(value) ? value.join(', ') || 'none' : String(value ?? 'none'))

function differences(before: Member | null, after: Member): string[] {
  const keys = ['name', 'title', 'roles', 'clinics', 'plan', 'state'] as const
  return keys.flatMap((key) => {
    const [old, now] = [before ? shown(before[key]) : null, shown(after[key])]
    return old === now ? [] : [`  ${key}: ${old === null ? now : `${old} -> ${now}`}`]
  })
}

const LIMITED =
  'A newer version of Cairn wrote this membership, and writing it here would drop what it holds. Only --disable and --enable can be given alone; change the rest after the update.'

/** Whoever must be shut out can be, whatever version wrote their membership; nothing else of it is touched. */
async function changeLimited(
  client: Client,
  table: string,
  item: Record<string, unknown>,
  before: KnownMember,
  after: Member,
): Promise<MemberOutcome> {
  const lines = differences(before, after)
  if (lines.some((line) => !line.startsWith('  state:'))) return { ok: false, lines: [LIMITED] }
  if (lines.length === 0) return { ok: true, lines: [`${after.sub} is so already; nothing was written.`] }
  await client.send(new PutCommand({ TableName: table, Item: { ...item, state: after.state } }))
  return { ok: true, lines: [`Changed ${after.sub}; it holds within a minute:`, ...lines] }
}

/**
 * Writes a membership to Directory and says what changed. Roles, clinics and plan must exist; nothing is written otherwise. The
 * functions keep memberships for a minute, so a change holds at the latest then.
 */
export async function changeMember(client: Client, table: string, change: MemberChange): Promise<MemberOutcome> {
  const lists = await directoryStore(client, table, () => new Date()).lists()
  if (!Id.safeParse(change.sub).success) return { ok: false, lines: problems(change, null, lists) }
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key: directoryKeys.member(change.sub), ConsistentRead: true }),
  )
  const before = Item ? readMember(Item) : null
  const wrong = problems(change, before, lists)
  if (wrong.length > 0) return { ok: false, lines: wrong }
  const after = changed(change, before, lists)
  const missing = gaps(after)
  if (missing.length > 0) return { ok: false, lines: missing }
  if (before?.limited && Item) return changeLimited(client, table, Item, before, after)
  const lines = differences(before, after)
  if (lines.length === 0) return { ok: true, lines: [`${change.sub} is so already; nothing was written.`] }
  for (const Item of memberItems(after)) await client.send(new PutCommand({ TableName: table, Item }))
  return { ok: true, lines: [`${before ? 'Changed' : 'Added'} ${change.sub}; it holds within a minute:`, ...lines] }
}
