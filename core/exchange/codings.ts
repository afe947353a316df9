import { field, isObject, listIn, textIn } from './json.ts'

export interface Coding {
  readonly system: string
  readonly code: string
  readonly display: string | undefined
}

/** Codings of a CodeableConcept (or of a list of them); those without system or code are left out. */
export function codingsOf(concept: unknown): Coding[] {
  if (Array.isArray(concept)) return concept.flatMap(codingsOf)
  return listIn(concept, 'coding').flatMap((coding) => {
    const system = textIn(coding, 'system')
    const code = textIn(coding, 'code')
    return isObject(coding) && system && code ? [{ system, code, display: textIn(coding, 'display') }] : []
  })
}

/** The codes a concept has in one code system. */
export const codesIn = (concept: unknown, system: string): string[] =>
  codingsOf(concept).flatMap((coding) => (coding.system === system ? [coding.code] : []))

/** `system|code` of each coding, as the tables of codes.ts are keyed. */
export const keysOf = (concept: unknown): string[] => codingsOf(concept).map(({ system, code }) => `${system}|${code}`)

/** The first value a table has for one of the concept's codings. */
export function lookUp<T>(concept: unknown, table: Readonly<Record<string, T>>): T | undefined {
  const key = keysOf(concept).find((candidate) => Object.hasOwn(table, candidate))
  return key === undefined ? undefined : table[key]
}

/** The id of the Patient a reference names, from `Patient/1`, `https://host/fhir/Patient/1` or `Patient/1/_history/2`. */
export function patientIdOf(reference: unknown): string | undefined {
  const text = textIn(reference, 'reference')
  return text ? /(?:^|\/)Patient\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(text)?.[1] : undefined
}

/** The reference by which a resource belongs to a patient. */
export const subjectOf = (resource: unknown): unknown =>
  field(resource, 'subject') ?? field(resource, 'patient') ?? field(resource, 'beneficiary')
