import { ingredientOf, isPsychotropic } from '../medicines/index.ts'
import { codesIn, codingsOf, lookUp } from './codings.ts'
import { SNOMED } from '../instruments/code-systems.ts'
import { BEHAVIORAL_REFERRALS, MEDICINE_CODES, PSYCHOTHERAPIES, RXNORM } from './codes.ts'
import { field, listIn, textIn, type Json } from './json.ts'
import { refuse, skip, use, type Read, type ReadingContext } from './reading.ts'
import { WHEN_FIELDS, dayOf } from './when.ts'

const GIVEN: ReadonlySet<unknown> = new Set(['active', 'completed'])
const OTHER_STATES: ReadonlySet<unknown> = new Set([
  'draft',
  'on-hold',
  'cancelled',
  'stopped',
  'revoked',
  'entered-in-error',
  'unknown',
])
const ORDERS: ReadonlySet<unknown> = new Set([
  'order',
  'original-order',
  'reflex-order',
  'filler-order',
  'instance-order',
])
const NO_ORDERS: ReadonlySet<unknown> = new Set(['proposal', 'plan', 'directive', 'option'])

/** Why a request is no order that stands; null where it is one. The same for referrals and medication. */
function orderProblem(resource: Json): Read | null {
  const status = field(resource, 'status')
  if (OTHER_STATES.has(status))
    return skip(`Its status is ${String(status)}; only active and completed orders are used.`)
  if (!GIVEN.has(status)) return refuse('status is missing or not one FHIR knows. Give active or completed.')
  const intent = field(resource, 'intent')
  if (NO_ORDERS.has(intent)) return skip(`Its intent is ${String(intent)}; only orders are used.`)
  if (!ORDERS.has(intent)) return refuse('intent is missing or not one FHIR knows. Give order.')
  const not = field(resource, 'doNotPerform')
  if (not !== undefined && typeof not !== 'boolean') return refuse('doNotPerform must be true or false.')
  return not === true ? skip('It says that this is not to be done.') : null
}

/** An order for behavioural health care is a referral on the day it was written. */
export function readServiceRequest(resource: Json, _sourceId: string, context: ReadingContext): Read {
  const problem = orderProblem(resource)
  if (problem) return problem
  const codes = codesIn(field(resource, 'code'), SNOMED)
  if (!codes.some((code) => BEHAVIORAL_REFERRALS.has(code))) return skip('It is no referral to behavioral health.')
  const found = dayOf(resource, WHEN_FIELDS.ServiceRequest, context)
  return 'problem' in found ? refuse(found.problem) : use({ kind: 'referral', day: found.day })
}

/** The concept an order names: its own, or the one of a Medication it contains. */
function medicationOf(resource: Json): unknown {
  const own = field(resource, 'medicationCodeableConcept')
  if (own !== undefined) return own
  const reference = textIn(field(resource, 'medicationReference'), 'reference')
  const contained = listIn(resource, 'contained').find((part) => reference === `#${textIn(part, 'id') ?? ''}`)
  return field(contained, 'code')
}

const STRENGTH = /\b\d+(?:\.\d+)?\s?(?:MG|MCG|G|ML|MG\/ML)\b/i

/** Name and strength, and whether the drug is a psychotropic (null = its name does not tell it). A psychotropic by its ingredient. */
function drugOf(concept: unknown): { name: string; dose: string | undefined; psychotropic: boolean | null } | null {
  const codings = codingsOf(concept)
  const code = codings.find(({ system }) => system === RXNORM)?.code
  const written = textIn(concept, 'text') ?? codings.find(({ display }) => display)?.display
  const byCode = code !== undefined && Object.hasOwn(MEDICINE_CODES, code) ? MEDICINE_CODES[code] : undefined
  const typed = byCode ?? written ?? (code ? `RxNorm ${code}` : undefined)
  if (!typed) return null
  const psychotropic = isPsychotropic(typed)
  const name = (psychotropic ? ingredientOf(typed) : null) ?? typed
  return { name: name.slice(0, 200), dose: STRENGTH.exec(written ?? '')?.[0], psychotropic }
}

const NOT_KNOWN =
  'Recorded as a medicine that is not a psychotropic: its name does not tell it. Correct the entry in the chart if it is one.'

/** A medication order is a treatment that began on the day it was written. It was ordered elsewhere, so it is not under this plan. */
export function readMedicationRequest(resource: Json, _sourceId: string, context: ReadingContext): Read {
  const problem = orderProblem(resource)
  if (problem) return problem
  const drug = drugOf(medicationOf(resource))
  if (!drug) return refuse('It names no medicine. Give medicationCodeableConcept with a text or an RxNorm coding.')
  const found = dayOf(resource, WHEN_FIELDS.MedicationRequest, context)
  if ('problem' in found) return refuse(found.problem)
  const { name, dose, psychotropic } = drug
  return use(
    {
      kind: 'treatment',
      day: found.day,
      action: 'start',
      modality: 'medication',
      name,
      ...(dose ? { dose } : {}),
      underPlan: false,
      psychotropic: psychotropic ?? false,
    },
    psychotropic === null ? NOT_KNOWN : psychotropic ? null : 'Recorded as a medicine that is not a psychotropic.',
  )
}

const PROCEDURE_STATES: ReadonlySet<unknown> = new Set([
  'preparation',
  'in-progress',
  'not-done',
  'on-hold',
  'stopped',
  'entered-in-error',
  'unknown',
])

/** A completed psychotherapy is a treatment outside this plan, on its first day. */
export function readProcedure(resource: Json, _sourceId: string, context: ReadingContext): Read {
  const status = field(resource, 'status')
  if (PROCEDURE_STATES.has(status)) return skip(`Its status is ${String(status)}; only completed procedures are used.`)
  if (status !== 'completed') return refuse('status is missing or not one FHIR knows. Give completed.')
  const name = lookUp(field(resource, 'code'), PSYCHOTHERAPIES)
  if (!name) return skip('It is no psychotherapy this registry knows.')
  const found = dayOf(resource, WHEN_FIELDS.Procedure, context)
  if ('problem' in found) return refuse(found.problem)
  return use({
    kind: 'treatment',
    day: found.day,
    action: 'start',
    modality: 'psychotherapy',
    name,
    underPlan: false,
    psychotropic: false,
  })
}
