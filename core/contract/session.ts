import * as z from 'zod'
import { Id } from '../chart/fields.ts'
import { ROLES } from './route.ts'

/** Who is signed in and what they may see: their membership, never their token. */
export const Session = z.strictObject({
  sub: z.string(),
  name: z.string(),
  title: z.string(),
  roles: z.array(z.enum(ROLES)),
  clinics: z.array(z.strictObject({ clinicId: Id, name: z.string(), zone: z.string() })),
  plan: z.strictObject({ planId: Id, name: z.string() }).nullable(),
  /** True where every person in this network is made up. */
  synthetic: z.boolean(),
})
export type Session = z.infer<typeof Session>
