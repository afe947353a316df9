import { isId } from '../../core/id.ts'
import { ROLES, type Role } from '../../core/contract/routes/route.ts'
import { LATEST } from '../../core/formats.ts'
import type { Item } from './client.ts'

/** Who a person is here: their roles, clinics and plan. A membership is what permits; a token only says who it is. */
export interface Member {
  readonly sub: string
  readonly name: string
  readonly title: string
  readonly roles: readonly Role[]
  readonly clinics: readonly string[]
  readonly plan: string | null
  readonly state: 'active' | 'disabled'
}
/** A membership as this version understands it. `limited` says that it holds more than that: roles, clinics or fields of a newer one. */
export interface KnownMember extends Member {
  readonly limited: boolean
}

const isRole = (role: unknown): role is Role => ROLES.some((known) => known === role)
const isIdText = (id: unknown): id is string => typeof id === 'string' && isId(id)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * Reads a membership as far as it can be understood: a role of a newer version is left out and the known ones work, so that
 * nobody is locked out by one word. What it permits is only ever what is written: no state but `active` lets anybody in.
 * null where not even the person is named.
 */
export function readMember(item: Item): KnownMember | null {
  const { sub, plan } = item
  if (!isIdText(sub)) return null
  const [roles, clinics] = [listOf(item['roles']), listOf(item['clinics'])]
  const known = { roles: roles.filter(isRole), clinics: clinics.filter(isIdText) }
  const limited =
    Number(item['format'] ?? 1) > LATEST.member ||
    known.roles.length < roles.length ||
    known.clinics.length < clinics.length ||
    !(plan === null || isIdText(plan))
  return {
    sub,
    name: textOf(item['name']) || sub,
    title: textOf(item['title']),
    ...known,
    plan: isIdText(plan) ? plan : null,
    state: item['state'] === 'active' ? 'active' : 'disabled',
    limited,
  }
}

/** Whether somebody works in a clinic: the one reading of it, for what they may open and for what may be given to them. */
export const worksIn = (member: Pick<Member, 'state' | 'clinics'>, clinicId: string): boolean =>
  member.state === 'active' && member.clinics.includes(clinicId)

export const isCareManagerOf = (member: Member, clinicId: string): boolean =>
  worksIn(member, clinicId) && member.roles.includes('care-manager')

export const isConsultantOf = (member: Member, clinicId: string): boolean =>
  worksIn(member, clinicId) && member.roles.includes('consultant')
