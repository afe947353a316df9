import { ROLES, type Role } from '../../../core/contract/routes/route.ts'
import { ID_WORDS, isId } from '../../../core/id.ts'
import type { Issue } from '../../../core/result.ts'
import type { DirectoryChange } from '../../store/audit.ts'
import type { Item } from '../../store/client.ts'
import { memberItems } from '../../store/directory-items.ts'
import type { NetworkLists } from '../../store/directory.ts'
import { readMember, type Member } from '../../store/member.ts'
import { refused, soAlready, type Decision, type MemberChange } from './asked.ts'

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

function problems(change: MemberChange, before: Member | null, lists: NetworkLists): Issue[] {
  const found: Issue[] = []
  const wrong = (at: string, problem: string) => found.push({ at, problem })
  if (!before && !(change.name && change.title && change.roles))
    wrong('', 'This is a new member: give --name, --title and at least one --role.')
  if (change.name === '' || change.title === '')
    wrong(change.name === '' ? 'name' : 'title', 'write it, or leave it out.')
  for (const role of change.roles ?? [])
    if (!isRole(role)) wrong('roles', `there is no role ${role}; roles are ${ROLES.join(', ')}.`)
  for (const clinic of change.clinics === 'all' ? [] : (change.clinics ?? []))
    if (!lists.clinics.has(clinic))
      wrong('clinics', `there is no clinic ${clinic}; clinics are ${[...lists.clinics.keys()].join(', ')}.`)
  if (change.plan && !lists.plans.has(change.plan))
    wrong('plan', `there is no plan ${change.plan}; plans are ${[...lists.plans.keys()].join(', ')}.`)
  return found
}

function changed(change: MemberChange, before: Member | null, lists: NetworkLists): Member {
  const clinics = change.clinics === 'all' ? [...lists.clinics.keys()] : change.clinics
  return {
    sub: change.sub,
    name: change.name ?? before?.name ?? '',
    title: change.title ?? before?.title ?? '',
    roles: [...new Set(change.roles?.filter(isRole) ?? before?.roles ?? [])],
    clinics: [...new Set(clinics ?? before?.clinics ?? [])],
    plan: change.plan === undefined ? (before?.plan ?? null) : change.plan || null,
    state: change.state ?? before?.state ?? 'active',
  }
}

/** A role without what it works on sees nothing: said before it is written, because it looks like a fault later. */
function gaps({ roles, clinics, plan }: Member): Issue[] {
  const inClinics = roles.some((role) => role !== 'payer')
  return [
    ...(inClinics && clinics.length === 0
      ? [{ at: 'clinics', problem: 'these roles work in clinics; name them, or all.' }]
      : []),
    ...(roles.includes('payer') && !plan ? [{ at: 'plan', problem: 'a payer belongs to a plan; name it.' }] : []),
  ]
}

const FIELDS = ['name', 'title', 'roles', 'clinics', 'plan', 'state'] as const
type Field = (typeof FIELDS)[number]
/** These speak of a person: the trail says that they changed, and not what they were. */
const PERSONAL: ReadonlySet<Field> = new Set(['name', 'title'])
const shown = (value: unknown): string => (Array.isArray(value) ? value.join(', ') || 'none' : String(value ?? 'none'))
const differing = (before: Member | null, after: Member): Field[] =>
  FIELDS.filter((field) => !before || shown(before[field]) !== shown(after[field]))

const lineOf = (field: Field, before: Member | null, after: Member): string =>
  `  ${field}: ${before ? `${shown(before[field])} -> ` : ''}${shown(after[field])}`

function auditedOf(field: Field, before: Member | null, after: Member): DirectoryChange {
  const what = { of: 'member', id: after.sub, field }
  if (PERSONAL.has(field)) return what
  return { ...what, from: before && shown(before[field]), to: shown(after[field]) }
}

const LIMITED =
  'A newer version of Cairn wrote this membership, and writing it here would drop what it holds. Only --disable and --enable can be given alone; change the rest after the update.'
const UNREADABLE = 'what is stored of this account cannot be read by this version; change it after the update.'

/**
 * What to write of a membership. Roles, clinics and plan must exist. Of one that a newer version wrote only the state can change, so
 * that whoever must be shut out can be. `stored` is the item under that account.
 */
export function decideMember(change: MemberChange, stored: Item | null, lists: NetworkLists): Decision {
  if (!isId(change.sub)) return refused('sub', `${ID_WORDS}.`)
  const before = stored ? readMember(stored) : null
  if (stored && !before) return refused('sub', UNREADABLE)
  const wrong = problems(change, before, lists)
  const after = changed(change, before, lists)
  const issues = wrong.length > 0 ? wrong : gaps(after)
  if (issues.length > 0) return { ok: false, issues }
  const fields = differing(before, after)
  if (before?.limited && fields.some((field) => field !== 'state')) return refused('', LIMITED)
  if (fields.length === 0) return soAlready(after.sub)
  const [membership = {}, ...staff] = memberItems(after)
  const known = before && before.name === after.name ? before.clinics : []
  return {
    ...{ is: 'change', action: 'change-member', clinicId: null },
    clinics: [...new Set([...(before?.clinics ?? []), ...after.clinics])],
    changes: fields.map((field) => auditedOf(field, before, after)),
    puts: [{ item: before?.limited ? { ...stored, state: after.state } : membership, seen: stored }],
    names: before?.limited ? [] : staff.filter((_, i) => !known.includes(after.clinics[i] ?? '')),
    lines: [
      `${before ? 'Changed' : 'Added'} ${after.sub}; it holds within a minute:`,
      ...fields.map((field) => lineOf(field, before, after)),
    ],
  }
}
