import * as z from 'zod/mini'
import type { Issue } from '../../../core/result.ts'
import type { DirectoryChange } from '../../store/audit.ts'
import type { DirectoryWrite } from '../../store/directory-writer.ts'

/** Nothing that anybody types for a membership or a clinic is longer. */
const text = z.string().check(z.maxLength(500))
const list = z.array(text).check(z.maxLength(1_000))

/** A membership as it shall be; what is left out stays as it is. */
const MemberChange = z.strictObject({
  do: z.literal('change-member'),
  /** The account's id (`sub`) at the sign-in service. */
  sub: text,
  name: z.optional(text),
  title: z.optional(text),
  roles: z.optional(list),
  clinics: z.optional(z.union([z.literal('all'), list])),
  /** An empty text takes the plan away. */
  plan: z.optional(text),
  state: z.optional(z.enum(['active', 'disabled'])),
})
export type MemberChange = z.infer<typeof MemberChange>

/** Exactly one of a clinic, a plan, or the network's own name. */
const NetworkChange = z.strictObject({
  do: z.literal('change-network'),
  clinic: z.optional(text),
  plan: z.optional(text),
  name: z.optional(text),
  /** IANA zone of a clinic, for example America/Denver. */
  zone: z.optional(text),
  /** Line of business of a plan that has only one; an empty text takes it away. */
  payerClass: z.optional(text),
})
export type NetworkChange = z.infer<typeof NetworkChange>

/** What a clinic chooses of the rules: `id=value` texts, from a day on. */
const SettingChange = z.strictObject({
  do: z.literal('choose-settings'),
  clinic: text,
  settings: list,
  from: z.optional(text),
})
export type SettingChange = z.infer<typeof SettingChange>

/** What holds of a clinic's settings; nothing is changed. */
const SettingsAsked = z.strictObject({ do: z.literal('list-settings'), clinic: text })

/** What an operator may ask of the operate function. */
export const Asked = z.strictObject({
  /** Who asks: the account at the computer, or the AWS principal. */
  operator: z.string().check(z.minLength(1), z.maxLength(300)),
  /** Why, in a few words. No patient is in it. */
  reason: text,
  ask: z.discriminatedUnion('do', [MemberChange, NetworkChange, SettingChange, SettingsAsked]),
})
export type Asked = z.infer<typeof Asked>
export type Ask = Asked['ask']

/** What came of it, in sentences for whoever typed the command; or what is wrong with which field, and then nothing was written. */
export type Operated =
  { readonly ok: true; readonly lines: readonly string[] } | { readonly ok: false; readonly issues: readonly Issue[] }

/** A change of the Directory that may be written as it is, with everything its audit record says of it. */
export interface Change extends DirectoryWrite {
  readonly is: 'change'
  readonly action: 'change-member' | 'change-clinic' | 'change-plan' | 'rename-network' | 'choose-settings'
  /** Clinic whose trail holds the record; null = the network's. */
  readonly clinicId: string | null
  readonly clinics: readonly string[]
  readonly changes: readonly DirectoryChange[]
  readonly lines: readonly string[]
}
/** What is to be done about what was asked: a change, or an answer without one. */
export type Decision = Change | Operated

export const refused = (at: string, problem: string): Operated => ({ ok: false, issues: [{ at, problem }] })
export const said = (...lines: readonly string[]): Operated => ({ ok: true, lines })
/** What was asked is so: repeating a change changes nothing. */
export const soAlready = (what: string): Operated => said(`${what} is so already; nothing was written.`)

export const HOLDS = 'It holds within a minute.'
