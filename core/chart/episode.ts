import * as z from 'zod/mini'
import { Day, Id, Label } from './fields.ts'
import { LANGUAGES, PAYER_CLASSES, RACE_ETHNICITIES, RURALITIES, SEXES } from './vocabulary.ts'

const identity = {
  family: Label,
  given: Label,
  birthDate: z.nullable(Day),
  sex: z.enum(SEXES),
  language: z.enum(LANGUAGES),
  raceEthnicity: z.enum(RACE_ETHNICITIES),
  rurality: z.enum(RURALITIES),
}
/** Who somebody is and what equity figures are counted by. Unknown is written as unknown, never guessed. */
export const Identity = z.strictObject(identity)
export type Identity = z.infer<typeof Identity>

/** The same with the number that a clinic knows the person by. */
export const Patient = z.strictObject({
  ...identity,
  mrn: z.string().check(z.trim(), z.minLength(1), z.maxLength(40, 'An MRN has at most 40 characters')),
})
export type Patient = z.infer<typeof Patient>

export const Coverage = z.strictObject({
  payerClass: z.enum(PAYER_CLASSES),
  /** The plan that may see this episode in its releases, or null. */
  plan: z.nullable(Id),
})
export type Coverage = z.infer<typeof Coverage>

/** One need identified in one Collaborative Care program. Its clinic never changes; `version` is the only version of the chart. */
export const Episode = z.strictObject({
  episodeId: Id,
  patientId: Id,
  clinicId: Id,
  version: z.int().check(z.gte(0)),
  patient: Patient,
  coverage: Coverage,
  careManager: z.nullable(Id),
  continuedFrom: z.nullable(Id),
})
export type Episode = z.infer<typeof Episode>
