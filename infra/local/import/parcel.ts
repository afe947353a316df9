import { createHash } from 'node:crypto'
import type { ImportLine, ImportPatient } from '../../../core/contract/schemas/imports.ts'
import { MAX_BODY_BYTES } from '../../../core/contract/routes/route.ts'
import { readPatient } from '../../../core/exchange/fhir.ts'
import type { PatientGroup } from '../../../core/exchange/group.ts'
import { readPerson } from '../../../core/exchange/patient.ts'
import type { Day } from '../../../core/day.ts'

/** One patient's request, ready to send. */
export interface Parcel {
  readonly body: string
  readonly key: string
  readonly patient: string
  readonly resources: readonly string[]
  /** Patients with one MRN go one after the other, so that the first of them in the files is the one that takes it. */
  readonly mrn: string
}
export interface Packing {
  readonly clinicId: string
  /** Named by the caller; otherwise the system of the patient's own identifier. */
  readonly system: string | undefined
  readonly today: Day
  /** Part of the key: trying again within a run is the same operation, another run is another one and says "unchanged". */
  readonly run: string
}
export type Packed =
  { readonly parcel: Parcel; readonly lines: readonly ImportLine[] } | { readonly lines: readonly ImportLine[] }

type Resource = PatientGroup['resources'][number]
const MOST_RESOURCES = 500

const nameOf = (resource: Resource): string => `${String(resource['resourceType'])}/${String(resource['id'])}`

/** The system of the identifier typed MR, else of the first one, else `fhir`: part of every imported id, so it must not change. */
export function systemOf(resources: readonly Resource[]): string {
  const patient = resources.find((resource) => resource['resourceType'] === 'Patient')
  const identifiers = Array.isArray(patient?.['identifier']) ? (patient['identifier'] as unknown[]) : []
  const typed = identifiers.find((identifier) => JSON.stringify(identifier).includes('"MR"')) ?? identifiers[0]
  const system = typed && typeof typed === 'object' && 'system' in typed ? typed.system : undefined
  return typeof system === 'string' && system.length > 0 && system.length <= 200 ? system : 'fhir'
}

function mrnOf(resources: readonly Resource[], today: Day): string {
  const patient = resources.find((resource) => resource['resourceType'] === 'Patient')
  const read = patient && readPerson(patient, today)
  return read && 'patient' in read ? read.patient.mrn : ''
}

const fits = (body: string, resources: readonly Resource[]): boolean =>
  resources.length <= MOST_RESOURCES && Buffer.byteLength(body) <= MAX_BODY_BYTES

/** Narrative and metadata take most of the bytes of a real record and are never read. */
const slim = ({ text: _text, meta: _meta, ...rest }: Resource): Resource => rest

/** What the reader would not use anyway, left out with the line it would get; read here as the server will read it. */
function withoutUnused(resources: readonly Resource[], today: Day): { kept: Resource[]; lines: ImportLine[] } {
  const reading = readPatient(resources, { system: '', zone: 'UTC', today })
  const lines = reading.lines.filter(
    ({ result, reason }) => result === 'not-used' && !reason?.startsWith('It is read as part'),
  )
  const unused = new Set(lines.map((line) => line.resource))
  return { kept: resources.filter((resource) => !unused.has(nameOf(resource))), lines }
}

const TOO_LARGE = `This patient's resources do not fit into one request (${MOST_RESOURCES} resources, ${MAX_BODY_BYTES} bytes). Import fewer years of the record.`

/** Makes the request of one patient. One that is too large loses what would not be used; one still too large is refused. */
export function pack({ patientId, resources }: PatientGroup, { clinicId, system, today, run }: Packing): Packed {
  const named = system ?? systemOf(resources)
  const bodyOf = (some: readonly Resource[]) =>
    JSON.stringify({ system: named, resources: [...some] } satisfies ImportPatient)
  const parcelOf = (some: readonly Resource[], body: string): Parcel => ({
    body,
    key: createHash('sha256')
      .update(JSON.stringify([clinicId, named, body, run]))
      .digest('base64url'),
    patient: `Patient/${patientId}`,
    resources: some.map(nameOf),
    mrn: mrnOf(resources, today),
  })
  const whole = bodyOf(resources)
  if (fits(whole, resources)) return { parcel: parcelOf(resources, whole), lines: [] }
  const { kept, lines } = withoutUnused(resources.map(slim), today)
  const rest = bodyOf(kept)
  if (fits(rest, kept)) return { parcel: parcelOf(kept, rest), lines }
  return {
    lines: [
      ...lines,
      ...kept.map((resource) => ({ resource: nameOf(resource), result: 'refused' as const, reason: TOO_LARGE })),
    ],
  }
}
