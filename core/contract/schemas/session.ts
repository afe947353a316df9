import * as z from 'zod/mini'
import { Id } from '../../chart/fields.ts'
import { ROLES } from '../routes/route.ts'
import { reads } from './schema.ts'

/** Who is signed in and what they may see: their membership, never their token. */
export const Session = z.strictObject({
  sub: z.string(),
  name: z.string(),
  title: z.string(),
  roles: z.array(z.enum(ROLES)),
  clinics: z.array(
    z.strictObject({
      clinicId: Id,
      name: z.string(),
      zone: z.string(),
      /** Names of who works or worked here, for what charts say of them; empty for roles that open no chart. */
      staff: z.array(z.strictObject({ sub: Id, name: z.string() })),
    }),
  ),
  plan: z.nullable(z.strictObject({ planId: Id, name: z.string() })),
  /** Where this version does not understand all that is written: of the membership itself, and clinics and plans in number. */
  unread: z.strictObject({ membership: z.boolean(), directory: z.int() }),
  /** True where every person in this network is made up. */
  synthetic: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const session = {
  session: reads(Session, {
    summary: 'Who is signed in, with which roles, for which clinics or plan',
    failures: [],
  }),
}
