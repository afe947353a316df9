import type { ImportLine } from '../contract/schemas/imports.ts'
import { patientIdOf, subjectOf } from './codings.ts'
import { nameOf, READ_TYPES, typeOf } from './envelope.ts'
import { field, isObject, listIn, textIn, unsafe, type Json } from './json.ts'
import { inOrder, notUsedLine, refusedLine } from './reading.ts'

export interface PatientGroup {
  readonly patientId: string
  readonly resources: readonly Json[]
}
export interface Grouping {
  readonly groups: readonly PatientGroup[]
  /** A line for every resource that is in no group. */
  readonly lines: readonly ImportLine[]
}

interface Found {
  readonly resource: Json
  readonly fullUrl: string | undefined
}

/** Resources of a Bundle, a list, or one resource; anything else is told so. Bundles may lie inside lists, and the other way round. */
function resourcesIn(input: unknown, lines: ImportLine[]): Found[] {
  const found: Found[] = []
  const open: { value: unknown; fullUrl: string | undefined }[] = [{ value: input, fullUrl: undefined }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, fullUrl } = next
    if (Array.isArray(value)) for (const part of value.toReversed()) open.push({ value: part, fullUrl: undefined })
    else if (!isObject(value))
      lines.push(refusedLine('(no resource)', 'A FHIR resource is a JSON object. Remove this entry.'))
    else if (textIn(value, 'resourceType') === 'Bundle')
      for (const entry of listIn(value, 'entry').toReversed())
        open.push({ value: field(entry, 'resource'), fullUrl: textIn(entry, 'fullUrl') })
    else found.push({ resource: value, fullUrl })
  }
  return found
}

/** `urn:uuid:` references are names inside a bundle; they are replaced by the id of the patient they name. */
function resolved(resource: Json, byUrl: ReadonlyMap<string, string>): Json {
  const key = ['subject', 'patient', 'beneficiary'].find((name) => field(resource, name) !== undefined)
  const reference = key === undefined ? undefined : textIn(field(resource, key), 'reference')
  const id = reference === undefined ? undefined : byUrl.get(reference)
  if (key === undefined || id === undefined || patientIdOf(field(resource, key)) === id) return resource
  return { ...resource, [key]: { reference: `Patient/${id}` } }
}

const whyUngrouped = (resource: Json, patientId: string | undefined): ImportLine => {
  const name = nameOf(resource)
  if (!READ_TYPES.has(typeOf(resource)) && typeOf(resource) !== '(no type)')
    return notUsedLine(name, 'This registry does not read this type.')
  if (typeOf(resource) === '(no type)')
    return refusedLine(name, 'resourceType is missing or no FHIR type. Send FHIR R4 resources.')
  if (name === 'Patient/(no id)')
    return refusedLine(name, 'The Patient has no id, so nothing can refer to it. Add its id.')
  if (patientId === undefined)
    return refusedLine(name, 'It names no Patient by reference. Write subject.reference as Patient/<id>.')
  return refusedLine(
    name,
    'It refers to a Patient that is not here. Send the Patient with it, or correct the reference.',
  )
}

/**
 * Groups resources by the patient they are about, and keeps the types this registry reads. Takes a Bundle, a list of bundles and
 * resources, or one resource, as parsed JSON. What belongs to no patient here gets a line: a dangling reference, a type not read.
 */
export function groupByPatient(input: unknown): Grouping {
  const lines: ImportLine[] = []
  const safe = resourcesIn(input, lines).filter(({ resource }) => {
    const danger = unsafe(resource)
    if (danger) lines.push(refusedLine(nameOf(resource), danger))
    return !danger
  })
  const groups = new Map<string, Json[]>()
  const byUrl = new Map<string, string>()
  for (const { resource, fullUrl } of safe) {
    const id = textIn(resource, 'id')
    if (typeOf(resource) !== 'Patient' || nameOf(resource).endsWith('(no id)') || id === undefined) continue
    groups.set(id, [])
    if (fullUrl) byUrl.set(fullUrl, id)
  }
  for (const found of safe) {
    const resource = resolved(found.resource, byUrl)
    const id = typeOf(resource) === 'Patient' ? textIn(resource, 'id') : patientIdOf(subjectOf(resource))
    const group = id === undefined || !READ_TYPES.has(typeOf(resource)) ? undefined : groups.get(id)
    if (group) group.push(resource)
    else lines.push(whyUngrouped(resource, id))
  }
  return { groups: [...groups].map(([patientId, resources]) => ({ patientId, resources })), lines: inOrder(lines) }
}
