import { lookUp } from './codings.ts'
import { VISIT_CODES } from './codes.ts'
import { field, type Json } from './json.ts'
import { refuse, skip, use, type Read, type ReadingContext } from './reading.ts'
import { WHEN_FIELDS, dayOf } from './when.ts'

const STATES: ReadonlySet<unknown> = new Set([
  'planned',
  'arrived',
  'triaged',
  'in-progress',
  'onleave',
  'cancelled',
  'entered-in-error',
  'unknown',
])

/** A finished encounter is a kept visit on its first day; what kind, its type code says. */
export function readEncounter(resource: Json, _sourceId: string, context: ReadingContext): Read {
  const status = field(resource, 'status')
  if (STATES.has(status)) return skip(`Its status is ${String(status)}; only a finished encounter is a kept visit.`)
  if (status !== 'finished')
    return refuse('status is missing or not one FHIR knows. Give finished for a visit that took place.')
  const found = dayOf(resource, WHEN_FIELDS.Encounter, context)
  if ('problem' in found) return refuse(found.problem)
  const visit = lookUp(field(resource, 'type'), VISIT_CODES) ?? 'other'
  return use({ kind: 'appointment', day: found.day, event: 'kept', visit })
}
