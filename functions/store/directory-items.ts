import * as z from 'zod/mini'
import { Day, Id } from '../../core/chart/fields.ts'
import { PAYER_CLASSES, type PayerClass } from '../../core/chart/vocabulary.ts'
import { isZone } from '../../core/day.ts'
import { LATEST } from '../../core/formats.ts'
import type { Item } from './client.ts'
import { directoryKeys } from './keys.ts'
import type { Member } from './member.ts'

/** `zone` is one this machine knows: without it no day at the clinic can be told. */
export const Clinic = z.object({
  clinicId: Id,
  name: z.string(),
  zone: z.string().check(z.refine(isZone, 'No such time zone')),
})
export type Clinic = z.infer<typeof Clinic>
/** `payerClass` is the line of business of a plan that has only one; null = several, or not recorded. */
export const Plan = z.object({
  planId: Id,
  name: z.string(),
  payerClass: z.transform((value): PayerClass | null => PAYER_CLASSES.find((one) => one === value) ?? null),
})
export type Plan = z.infer<typeof Plan>
/** `synthetic` is true where every person in the network is made up. */
export const Network = z.object({ name: z.string(), synthetic: z.boolean() })
export type Network = z.infer<typeof Network>
/** Clinic settings from a day on. `holidays` null means the US federal ones. */
export const ClinicSettings = z.object({ from: Day, holidays: z.nullable(z.array(Day)) })
export type ClinicSettings = z.infer<typeof ClinicSettings>
/** What people read beside a choice: '' where it was not written. */
const textOrNone = z.transform((value): string => (typeof value === 'string' ? value : ''))
/**
 * One choice of a setting (core/settings). `by` and `reason` say who chose it and why, for people to read; `operation` names the request
 * that did, with the hash of what it asked ('' where none did), so that one that is sent again is known.
 */
export const SettingChoice = z.object({
  id: z.string(),
  from: Day,
  value: z.union([z.number(), z.string()]),
  recorded: z.string(),
  by: textOrNone,
  reason: textOrNone,
  operation: textOrNone,
})
export type SettingChoice = z.infer<typeof SettingChoice>
/** One that is to be written; without the request where no request asks for it. */
export type NewChoice = Omit<SettingChoice, 'operation'> & { readonly operation?: string }
export const Staff = z.object({ sub: Id, name: z.string() })
export type Staff = z.infer<typeof Staff>

/** What of a list could be read; one item that cannot takes none of the others away, and is counted. */
export function readEach<T>(
  schema: z.core.$ZodType<T>,
  items: readonly Item[],
): { readonly read: T[]; readonly unread: number } {
  const read = items.flatMap((item) => {
    const parsed = z.safeParse(schema, item)
    return parsed.success ? [parsed.data] : []
  })
  return { read, unread: items.length - read.length }
}

const memberItem = (member: Member): Item => ({
  ...directoryKeys.member(member.sub),
  ...member,
  format: LATEST.member,
})

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
export const choicesItem = (clinicId: string): Item => ({ ...directoryKeys.choices(clinicId) })
export const settingChoiceItem = (clinicId: string, choice: NewChoice): Item => ({
  ...directoryKeys.setting(clinicId, choice.id, choice.from, choice.recorded),
  ...choice,
})
export const settingsItem = (clinicId: string, settings: ClinicSettings): Item => ({
  ...directoryKeys.settings(clinicId, settings.from),
  ...settings,
})
