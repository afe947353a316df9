import type { Coverage } from '../chart/episode.ts'
import { showsNeed } from '../chart/scores.ts'
import type { ClinicalFact } from '../chart/entry.ts'
import type { ImportLine } from '../contract/schemas/imports.ts'
import type { Day } from '../day.ts'
import { isMentalHealthNeed, readCondition } from './condition.ts'
import { readCoverage } from './coverage.ts'
import { readEncounter } from './encounter.ts'
import { envelopeProblem, nameOf, READ_TYPES, repeats, subjectProblem, typeOf } from './envelope.ts'
import { textIn, type Json } from './json.ts'
import { readObservation, type Part } from './observation.ts'
import { readMedicationRequest, readProcedure, readServiceRequest } from './orders.ts'
import { readPerson } from './patient.ts'
import { dayOf, issuedOf, WHEN_FIELDS } from './when.ts'
import { readSittings } from './questionnaires.ts'
import {
  inOrder,
  notUsedLine,
  refusedLine,
  UNKNOWN_COVERAGE,
  type FhirReading,
  type Read,
  type ReadingContext,
  type SourcedFact,
} from './reading.ts'

export type { FhirReading, SourcedFact } from './reading.ts'
export { groupByPatient } from './group.ts'

type Reader = (resource: Json, sourceId: string, context: ReadingContext) => Read | Part
const READERS: Readonly<Record<string, Reader>> = {
  Observation: readObservation,
  Encounter: readEncounter,
  Condition: readCondition,
  ServiceRequest: readServiceRequest,
  MedicationRequest: readMedicationRequest,
  Procedure: readProcedure,
}

const repeatedLine = (resource: Json, repeated: 'same' | 'different'): ImportLine =>
  repeated === 'same'
    ? notUsedLine(nameOf(resource), 'The same resource comes more than once; it is used once.')
    : refusedLine(nameOf(resource), 'Resources with this id differ in content. Send only the current one.')

/** Takes out what cannot be read at all, with a line each. */
function admit(resources: readonly Json[]): { admitted: Json[]; lines: ImportLine[] } {
  const lines: ImportLine[] = []
  const sound = resources.filter((resource) => {
    const problem = envelopeProblem(resource)
    if (problem) lines.push(refusedLine(nameOf(resource), problem))
    return !problem
  })
  const repeated = repeats(sound)
  const admitted = sound.filter((resource, i) => {
    const how = repeated[i]
    if (how) lines.push(repeatedLine(resource, how))
    return !how
  })
  return { admitted, lines }
}

const needs = (fact: ClinicalFact): boolean => fact.kind === 'referral' || showsNeed(fact) || isMentalHealthNeed(fact)

function nothing(lines: readonly ImportLine[], rest: readonly Json[], reason: string): FhirReading {
  const all = [...lines, ...rest.map((resource) => refusedLine(nameOf(resource), reason))]
  return {
    patient: null,
    numbers: [],
    patientSourceId: null,
    coverage: UNKNOWN_COVERAGE,
    facts: [],
    header: [],
    lines: inOrder(all),
    need: false,
  }
}

interface Clinical {
  readonly facts: SourcedFact[]
  readonly lines: ImportLine[]
}

function readClinical(resources: readonly Json[], context: ReadingContext): Clinical {
  const facts: SourcedFact[] = []
  const lines: ImportLine[] = []
  const parts: Part[] = []
  for (const resource of resources) {
    const sourceId = nameOf(resource)
    const read = READERS[typeOf(resource)]?.(resource, sourceId, context) ?? {
      skip: 'This registry does not read this type.',
    }
    if ('use' in read) facts.push({ sourceId, fact: read.use, note: read.note })
    else if ('refuse' in read) lines.push(refusedLine(sourceId, read.refuse))
    else if ('skip' in read) lines.push(notUsedLine(sourceId, read.skip))
    else parts.push(read)
  }
  const sittings = readSittings(parts)
  const byName = new Map(resources.map((resource) => [nameOf(resource), resource]))
  const timed = [...facts, ...sittings.facts].map((sourced) => withTime(sourced, byName.get(sourced.sourceId), context))
  return { facts: timed, lines: [...lines, ...sittings.lines] }
}

/** The fact with the time of day and the moment of issue that its resource states: they order what happened on one day. */
function withTime(sourced: SourcedFact, resource: Json | undefined, context: ReadingContext): SourcedFact {
  const type = resource === undefined ? '' : typeOf(resource)
  if (!Object.hasOwn(WHEN_FIELDS, type)) return sourced
  const when = dayOf(resource, WHEN_FIELDS[type as keyof typeof WHEN_FIELDS], context)
  const time = 'day' in when && when.day === sourced.fact.day ? when.time : undefined
  const issued = issuedOf(resource)
  return {
    ...sourced,
    fact: time === undefined ? sourced.fact : { ...sourced.fact, time },
    ...(issued === undefined ? {} : { issued }),
  }
}

/** The payer class that the patient's active coverages agree on; unknown where they do not. */
function readCoverages(resources: readonly Json[]): {
  coverage: Coverage
  header: FhirReading['header']
  lines: ImportLine[]
} {
  const read = resources.map((resource) => ({ sourceId: nameOf(resource), found: readCoverage(resource) }))
  const named = read.flatMap(({ sourceId, found }) =>
    'coverage' in found ? [{ sourceId, coverage: found.coverage }] : [],
  )
  const lines = read.flatMap(({ sourceId, found }) =>
    'refuse' in found
      ? [refusedLine(sourceId, found.refuse)]
      : 'skip' in found
        ? [notUsedLine(sourceId, found.skip)]
        : [],
  )
  const [first] = named
  if (!first || named.every(({ coverage }) => coverage.payerClass === first.coverage.payerClass))
    return {
      coverage: first?.coverage ?? UNKNOWN_COVERAGE,
      header: named.map(({ sourceId }) => ({ sourceId, note: null })),
      lines,
    }
  const several = 'Several active coverages name different payers: the payer is left unknown.'
  return {
    coverage: UNKNOWN_COVERAGE,
    header: [],
    lines: [...lines, ...named.map(({ sourceId }) => notUsedLine(sourceId, several))],
  }
}

/** In the order things happened as far as the source says, then by name: whatever order the resources came in. */
function byWhen(a: SourcedFact, b: SourcedFact): number {
  const key = ({ fact, issued, sourceId }: SourcedFact) =>
    [fact.day, fact.time ?? '24:00', issued === undefined ? '' : new Date(issued).toISOString(), sourceId] as const
  const [left, right] = [key(a), key(b)]
  const at = left.findIndex((part, i) => part !== right[i])
  return at < 0 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1
}

/**
 * Reads the FHIR R4 resources of ONE patient. Never throws on JSON, whatever is in it; the order of the resources does not
 * matter; and every resource is in exactly one of `facts`, `header` and `lines`. `zone` is an IANA zone.
 */
export function readPatient(
  resources: readonly Json[],
  { zone, today }: { readonly system: string; readonly zone: string; readonly today: Day },
): FhirReading {
  const { admitted, lines } = admit(resources)
  const people = admitted.filter((resource) => typeOf(resource) === 'Patient')
  const [person] = people
  if (!person)
    return nothing(
      lines,
      admitted,
      'There is no Patient resource to go with it. Send the patient with their resources.',
    )
  if (people.length > 1)
    return nothing(lines, admitted, 'There are several Patient resources. Send the resources of one patient at a time.')
  const found = readPerson(person, today)
  const rest = admitted.filter((resource) => resource !== person)
  if ('problem' in found) {
    const refused = [...lines, refusedLine(nameOf(person), found.problem)]
    return nothing(refused, rest, 'Its Patient resource is refused. Correct that one first.')
  }
  const patientSourceId = nameOf(person)
  const about = rest.filter((resource) => {
    if (!READ_TYPES.has(typeOf(resource))) return true
    const problem = subjectProblem(resource, textIn(person, 'id') ?? '')
    if (problem) lines.push(refusedLine(nameOf(resource), problem))
    return !problem
  })
  const isCoverage = (resource: Json) => typeOf(resource) === 'Coverage'
  const covered = readCoverages(about.filter(isCoverage))
  const context = { zone, today, birthDate: found.patient.birthDate }
  const clinical = readClinical(
    about.filter((resource) => !isCoverage(resource)),
    context,
  )
  return {
    patient: found.patient,
    numbers: found.numbers,
    patientSourceId,
    coverage: covered.coverage,
    facts: clinical.facts.toSorted(byWhen),
    header: [
      { sourceId: patientSourceId, note: found.note },
      ...covered.header.toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : 1)),
    ],
    lines: inOrder([...lines, ...covered.lines, ...clinical.lines]),
    need: clinical.facts.some(({ fact }) => needs(fact)),
  }
}
