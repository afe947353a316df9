import type { None } from '../problem.ts'
import { choice, diagnosisCode } from './field.ts'
import type { Kind } from './kind.ts'

const fields = {
  system: choice(['icd-10-cm', 'snomed-ct']),
  code: diagnosisCode(),
  status: choice(['active', 'resolved']),
}
export const diagnosis: Kind<'diagnosis', typeof fields, None, 1> = {
  ...{ kind: 'diagnosis', of: 'episode', fields, since: 1 },
  may: { precede: true, follow: true },
}
