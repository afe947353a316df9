import { patientIdOf, subjectOf } from './codings.ts'
import { canonical, field, isObject, textIn, unsafe, type Json } from './json.ts'

/** Fields of the types we read, with the JSON shape FHIR gives them: a text where an object is due is refused by name. */
const SHAPES: Readonly<Record<string, Readonly<Record<string, 'object' | 'list' | 'text'>>>> = {
  Patient: {
    name: 'list',
    identifier: 'list',
    extension: 'list',
    address: 'list',
    communication: 'list',
    gender: 'text',
  },
  Observation: {
    code: 'object',
    subject: 'object',
    status: 'text',
    component: 'list',
    effectivePeriod: 'object',
    valueQuantity: 'object',
    valueCodeableConcept: 'object',
  },
  Encounter: { type: 'list', subject: 'object', status: 'text', period: 'object' },
  Condition: {
    code: 'object',
    subject: 'object',
    clinicalStatus: 'object',
    verificationStatus: 'object',
    onsetPeriod: 'object',
  },
  ServiceRequest: { code: 'object', subject: 'object', status: 'text', intent: 'text' },
  MedicationRequest: {
    medicationCodeableConcept: 'object',
    medicationReference: 'object',
    subject: 'object',
    status: 'text',
    intent: 'text',
    contained: 'list',
  },
  Procedure: { code: 'object', subject: 'object', status: 'text', performedPeriod: 'object' },
  Coverage: { type: 'object', beneficiary: 'object', status: 'text' },
}
/** Types this reader uses; every other one is told so. */
export const READ_TYPES: ReadonlySet<string> = new Set(Object.keys(SHAPES))

const NAMES = { object: 'an object', list: 'a list', text: 'a text' } as const
const shapeOf = (value: unknown) =>
  Array.isArray(value) ? 'list' : isObject(value) ? 'object' : typeof value === 'string' ? 'text' : 'number'

const ID = /^[A-Za-z0-9\-.]{1,64}$/
const TYPE = /^[A-Z][A-Za-z]{1,39}$/

/** Type and id as the source names them. What is no type or id is not repeated: it could be anything. */
export function nameOf(resource: unknown): string {
  const type = textIn(resource, 'resourceType')
  const id = textIn(resource, 'id')
  return `${type && TYPE.test(type) ? type : '(no type)'}/${id && ID.test(id) ? id : '(no id)'}`
}

export const typeOf = (resource: unknown): string => nameOf(resource).split('/')[0] ?? ''

/** What is wrong with a resource before anything is read from it; null = nothing. */
export function envelopeProblem(resource: Json): string | null {
  const danger = unsafe(resource)
  if (danger) return danger
  const name = nameOf(resource)
  if (name.startsWith('(no type)')) return 'resourceType is missing or no FHIR type. Send FHIR R4 resources.'
  if (name.endsWith('(no id)'))
    return 'id is missing or not a FHIR id (1 to 64 letters, digits, - and .). Without it a second import could not tell it from a new one.'
  for (const [key, shape] of Object.entries(SHAPES[typeOf(resource)] ?? {})) {
    const value = field(resource, key)
    if (value !== undefined && shapeOf(value) !== shape)
      return `${key} must be ${NAMES[shape]}. Send it as FHIR R4 defines it.`
  }
  if (READ_TYPES.has(typeOf(resource)) && field(resource, 'modifierExtension') !== undefined)
    return 'It has a modifierExtension, which can change its meaning and is not understood here.'
  return null
}

/** Why a resource is not about this patient; null = it is. */
export function subjectProblem(resource: Json, patientId: string): string | null {
  const reference = subjectOf(resource)
  if (reference === undefined) return 'It names no patient. Add subject.reference.'
  const id = patientIdOf(reference)
  if (id === undefined) return 'Its subject names no Patient by reference. Write Patient/<id>.'
  return id === patientId
    ? null
    : 'It belongs to another patient, or to one that is not here. Correct subject.reference.'
}

/** For each resource whether its id came before with the same content, comes also with other content, or neither. */
export function repeats(resources: readonly Json[]): readonly ('same' | 'different' | null)[] {
  const contents = new Map<string, Set<string>>()
  const firsts = new Set<string>()
  for (const resource of resources) {
    const name = nameOf(resource)
    contents.set(name, (contents.get(name) ?? new Set()).add(canonical(resource)))
  }
  return resources.map((resource) => {
    const name = nameOf(resource)
    if ((contents.get(name)?.size ?? 0) > 1) return 'different'
    if (firsts.has(name)) return 'same'
    firsts.add(name)
    return null
  })
}
