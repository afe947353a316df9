import * as z from 'zod/mini'
import { isDay } from '../day.ts'
import { ID_PATTERN, ID_WORDS } from '../id.ts'

export const Id = z.string().check(z.regex(ID_PATTERN, ID_WORDS))
const DAY = "A day is written YYYY-MM-DD, lies in 1900 to 2199 and exists in the calendar, for example '2026-11-23'"
export const Day = z.string().check(z.refine(isDay, DAY))
export const Instant = z.iso.datetime({ offset: true, error: 'An instant is ISO 8601 with its offset' })
/** A time of day at the clinic, to the minute. */
export const TimeOfDay = z
  .string()
  .check(
    z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time of day is written HH:MM, from 00:00 to 23:59, for example '09:30'"),
  )
/** Day and time at the clinic, to the second, as text that sorts. */
export const LocalMoment = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, 'A moment at the clinic is YYYY-MM-DDTHH:MM:SS'),
  )
/** Free text stays short enough that a chart of 1,000 notes never meets a size limit. */
export const Note = z.string().check(z.maxLength(4000, 'A note holds at most 4,000 characters'))
const SHORT = 'At most 200 characters'
export const Label = z.string().check(z.trim(), z.minLength(1, 'Write at least one character'), z.maxLength(200, SHORT))

/** A day, a label or one of some words that says what to write where it is left out or empty. */
export const dayOf = (says: string) => z.string(says).check(z.refine(isDay, DAY))
export const labelOf = (says: string) => z.string(says).check(z.trim(), z.minLength(1, says), z.maxLength(200, SHORT))
export const oneOf = <const Words extends readonly string[]>(words: Words, says: string) =>
  z.enum(words, `${says}: ${words.join(', ')}`)

const MINUTES = 'Minutes are a whole number from 0 to 1,440, the minutes of a day'
/** Minutes of one piece of work. */
export const Minutes = z.int(MINUTES).check(z.gte(0, MINUTES), z.lte(1440, MINUTES))
