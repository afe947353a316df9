import type { ClinicalFact } from '../chart/entry.ts'
import { codesIn, codingsOf } from './codings.ts'
import { SNOMED } from '../instruments/code-systems.ts'
import { ICD10, isMentalHealthIcd, MENTAL_HEALTH_SNOMED } from './codes.ts'
import { field, type Json } from './json.ts'
import { refuse, skip, use, type Read, type ReadingContext } from './reading.ts'
import { WHEN_FIELDS, dayOf } from './when.ts'

const STATUS: Readonly<Record<string, 'active' | 'resolved'>> = {
  active: 'active',
  recurrence: 'active',
  relapse: 'active',
  inactive: 'resolved',
  remission: 'resolved',
  resolved: 'resolved',
}
const NOT_CONFIRMED: ReadonlySet<string> = new Set([
  'unconfirmed',
  'provisional',
  'differential',
  'refuted',
  'entered-in-error',
])
const CODE = /^[A-Za-z0-9.]{1,18}$/

const onlyCode = (concept: unknown): string | undefined => codingsOf(concept)[0]?.code

function verificationProblem(resource: Json): Read | null {
  const verification = onlyCode(field(resource, 'verificationStatus'))
  if (verification === 'confirmed') return null
  if (verification === undefined) return skip('verificationStatus is absent; only a confirmed condition is used.')
  if (!NOT_CONFIRMED.has(verification)) return refuse('verificationStatus is not one FHIR knows. Give confirmed.')
  return skip(`verificationStatus is ${verification}; only a confirmed condition is used.`)
}

/** A confirmed condition with an ICD-10-CM or SNOMED CT code is a diagnosis on its onset day, else the day it was recorded. */
export function readCondition(resource: Json, _sourceId: string, context: ReadingContext): Read {
  const problem = verificationProblem(resource)
  if (problem) return problem
  const clinical = onlyCode(field(resource, 'clinicalStatus'))
  if (clinical === undefined)
    return skip('clinicalStatus is absent, so it is not known whether the condition is active.')
  const status = Object.hasOwn(STATUS, clinical) ? STATUS[clinical] : undefined
  if (!status)
    return refuse(
      'clinicalStatus is not one FHIR knows. Give active, recurrence, relapse, inactive, remission or resolved.',
    )
  const icd = codesIn(field(resource, 'code'), ICD10)[0]
  const code = icd ?? codesIn(field(resource, 'code'), SNOMED)[0]
  if (code === undefined) return skip('It has neither an ICD-10-CM nor a SNOMED CT code.')
  if (!CODE.test(code)) return refuse('Its code has characters no diagnosis code has. Correct the code.')
  const found = dayOf(resource, WHEN_FIELDS.Condition, context)
  if ('problem' in found) return refuse(found.problem)
  return use({ kind: 'diagnosis', day: found.day, system: icd ? 'icd-10-cm' : 'snomed-ct', code, status })
}

/** Whether a diagnosis by itself shows a need of this program: an active mental health condition. */
export const isMentalHealthNeed = (fact: ClinicalFact): boolean =>
  fact.kind === 'diagnosis' &&
  fact.status === 'active' &&
  (fact.system === 'icd-10-cm' ? isMentalHealthIcd(fact.code) : MENTAL_HEALTH_SNOMED.has(fact.code))
