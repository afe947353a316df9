import type { None } from '../problem.ts'
import { id, text } from './field.ts'
import type { Kind } from './kind.ts'

/** The number that a clinic knows the person by. It makes them found there; a wrong one is corrected, and moves. */
const fields = { clinicId: id(), mrn: text({ most: 40 }) }
export const recordNumber: Kind<'record-number', typeof fields, None, 4> = {
  ...{ kind: 'record-number', of: 'person', fields, since: 4 },
  may: { precede: true, follow: true },
}
