import * as z from 'zod'
import { ROLES } from '../../core/contract/route.ts'
import { Day, Id } from '../../core/chart/fields.ts'
import type { Item } from './client.ts'
import { directoryKeys } from './keys.ts'

/** Who a person is here: their roles, clinics and plan. A membership is what permits; a token only says who it is. */
export const Member = z.object({
  sub: Id,
  name: z.string(),
  title: z.string(),
  roles: z.array(z.enum(ROLES)),
  clinics: z.array(Id),
  plan: Id.nullable(),
  state: z.enum(['active', 'disabled']),
})
export type Member = z.infer<typeof Member>

export const Clinic = z.object({ clinicId: Id, name: z.string(), zone: z.string() })
export type Clinic = z.infer<typeof Clinic>
export const Plan = z.object({ planId: Id, name: z.string() })
export type Plan = z.infer<typeof Plan>
/** `synthetic` is true where every person in the network is made up. */
export const Network = z.object({ name: z.string(), synthetic: z.boolean() })
export type Network = z.infer<typeof Network>
/** Clinic settings from a day on. `holidays` null means the US federal ones. */
export const ClinicSettings = z.object({ from: Day, holidays: z.array(Day).nullable() })
export type ClinicSettings = z.infer<typeof ClinicSettings>

const memberItem = (member: Member): Item => ({ ...directoryKeys.member(member.sub), ...member })
export const Staff = z.object({ sub: Id, name: z.string() })
export type Staff = z.infer<typeof Staff>

/** Everything one membership is: the right itself, and the person's name in each clinic they work in. */
export const memberItems = (member: Member): readonly Item[] => [
  memberItem(member),
  ...member.clinics.map((clinicId) => ({
    ...directoryKeys.staff(clinicId, member.sub),
    sub: member.sub,
    name: member.name,
  })),
]
export const clinicItem = (clinic: Clinic): Item => ({ ...directoryKeys.clinic(clinic.clinicId), ...clinic })
export const planItem = (plan: Plan): Item => ({ ...directoryKeys.plan(plan.planId), ...plan })
export const networkItem = (network: Network): Item => ({ ...directoryKeys.network(), ...network })
export const settingsItem = (clinicId: string, settings: ClinicSettings): Item => ({
  ...directoryKeys.settings(clinicId, settings.from),
  ...settings,
})
