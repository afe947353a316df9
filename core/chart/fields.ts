import * as z from 'zod/mini'
import { isDay } from '../day.ts'
import { ID_PATTERN, ID_WORDS } from '../id.ts'

/** What schemas share that check no entry: entries are checked by the fields of their kinds (kinds/check.ts). */
export const Id = z.string().check(z.regex(ID_PATTERN, ID_WORDS))
export const DAY_WORDS =
  "A day is written YYYY-MM-DD, lies in 1900 to 2199 and exists in the calendar, for example '2026-11-23'"
export const Day = z.string().check(z.refine(isDay, DAY_WORDS))
const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/
const isInstant = (text: string): boolean => INSTANT.test(text) && isDay(text.slice(0, 10))
export const Instant = z.string().check(z.refine(isInstant, 'An instant is ISO 8601 with its offset'))
/** Day and time at the clinic, to the second, as text that sorts. */
export const LocalMoment = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, 'A moment at the clinic is YYYY-MM-DDTHH:MM:SS'),
  )
export const Label = z
  .string()
  .check(z.trim(), z.minLength(1, 'Write at least one character'), z.maxLength(200, 'At most 200 characters'))
