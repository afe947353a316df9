import * as z from 'zod/mini'
import { Id } from '../../chart/fields.ts'
import { writes } from './schema.ts'

/**
 * The resources of ONE patient from one source system, as the reader grouped them. Resources stay loose here:
 * each is checked on its own, so that one bad line refuses itself and not its neighbours.
 */
export const ImportPatient = z.strictObject({
  /** Names the source system; part of every imported id, so that importing again changes nothing. */
  system: z.string().check(z.minLength(1), z.maxLength(200)),
  resources: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1), z.maxLength(500)),
})
export type ImportPatient = z.infer<typeof ImportPatient>

export const LINE_RESULTS = ['added', 'unchanged', 'corrected', 'refused', 'not-used'] as const
/** One line of an import: which resource, what became of it, and for a refusal what is wrong and how to mend it. */
export const ImportLine = z.strictObject({
  /** Type and id of the resource as its source names it, for example `Observation/97b9`. */
  resource: z.string().check(z.maxLength(200)),
  result: z.enum(LINE_RESULTS),
  reason: z.nullable(z.string()),
})
export type ImportLine = z.infer<typeof ImportLine>

export const Imported = z.strictObject({
  /** null where nothing in the resources shows a need: then nothing is stored and the lines say so. */
  episodeId: z.nullable(Id),
  outcome: z.enum(['opened', 'changed', 'unchanged', 'not-opened', 'refused']),
  lines: z.array(ImportLine),
})
export type Imported = z.infer<typeof Imported>

export const imports = {
  importPatient: writes(ImportPatient, Imported, {
    summary: 'Import the FHIR R4 resources of one patient; again changes nothing',
    failures: ['not-found', 'not-possible', 'replayed-key', 'busy'],
  }),
}
