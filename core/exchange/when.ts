import { addDays, isDay, momentInZone, type Day } from '../day.ts'
import { field, isObject } from './json.ts'
import type { ReadingContext } from './reading.ts'

/** Days before it are slips (1870) or placeholders (0001, 1900-01-01). */
const EARLIEST = '1901-01-01'
const STAMP = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(?:\.\d+)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/

/** A day at the clinic, and the time of day there ('HH:MM') where the source states one. */
export interface When {
  readonly day: Day
  readonly time?: string
}
export type FoundDay = When | { readonly problem: string }
const problem = (text: string): FoundDay => ({ problem: text })

function calendarDay(value: string, name: string, { zone, today }: ReadingContext): FoundDay {
  const early = /^[01]\d{3}-/.test(value) && value < EARLIEST
  if (early) return problem(`${name} lies in 1900 or before. Correct the date.`)
  if (isDay(value)) return { day: value }
  if (/^\d{4}(-\d{2})?$/.test(value)) return problem(`${name} gives no day, only a year or month. Give the full date.`)
  const stamp = STAMP.exec(value)
  const written = stamp?.[1]
  if (!stamp || !written || !isDay(written))
    return problem(`${name} is no date of the calendar. Write YYYY-MM-DD or a date and time with its offset.`)
  if (!stamp[4])
    return problem(`${name} has a time without an offset, so its day is not known. Add Z or an offset such as -07:00.`)
  if (written > addDays(today, 1)) return { day: written }
  // A leap second is the last second of its minute here: day and minute are the same.
  const moment = momentInZone(value.replace(/:60(?=[.Z+-])/, ':59'), zone)
  return { day: moment.slice(0, 10), time: moment.slice(11, 16) }
}

/**
 * Day and time of a FHIR date, dateTime or instant in the clinic's zone: a visit at 8 pm in Denver stays on its day. A date
 * without a time is taken as it is. Future days, days before 1901 and days before the birth date are refused.
 */
export function clinicalDay(value: unknown, name: string, context: ReadingContext): FoundDay {
  if (typeof value !== 'string') return problem(`${name} must be a text with a date.`)
  const found = calendarDay(value, name, context)
  if ('problem' in found) return found
  if (found.day > context.today)
    return problem(`${name} lies in the future. Correct the date, or send it again when the day has come.`)
  if (context.birthDate && found.day < context.birthDate)
    return problem(`${name} lies before the patient's birth date. Correct one of the two.`)
  return found
}

/** Where each type of resource says when it happened, the first that is present. */
export const WHEN_FIELDS = {
  Observation: ['effectiveDateTime', 'effectivePeriod', 'effectiveInstant'],
  Condition: ['onsetDateTime', 'onsetPeriod', 'recordedDate'],
  Encounter: ['period'],
  ServiceRequest: ['authoredOn'],
  MedicationRequest: ['authoredOn'],
  Procedure: ['performedDateTime', 'performedPeriod'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/**
 * The day of the first of these fields that is present: a plain date field, or the start of a Period.
 * A field that is present and wrong is a problem and is not passed over for the next one.
 */
export function dayOf(resource: unknown, names: readonly string[], context: ReadingContext): FoundDay {
  for (const name of names) {
    const value = field(resource, name)
    if (value === undefined) continue
    if (!name.endsWith('Period') && name !== 'period') return clinicalDay(value, name, context)
    const start = isObject(value) ? field(value, 'start') : undefined
    if (start === undefined) return problem(`${name} has no start. Give the day it began.`)
    return clinicalDay(start, `${name}.start`, context)
  }
  return problem(`It has no day: ${names.join(' or ')} is missing. Add it.`)
}

/** The stamp as the source wrote it, to tell two questionnaires of one day apart. */
export function stampOf(resource: unknown): string {
  const value = ['effectiveDateTime', 'effectiveInstant']
    .map((name) => field(resource, name))
    .find((v) => v !== undefined)
  const start = value ?? field(field(resource, 'effectivePeriod'), 'start')
  return typeof start === 'string' ? start : ''
}

/** When the source issued it, as it wrote it; undefined where it does not say so as an instant. */
export function issuedOf(resource: unknown): string | undefined {
  const value = field(resource, 'issued')
  return typeof value === 'string' && STAMP.exec(value)?.[4] !== undefined ? value : undefined
}
