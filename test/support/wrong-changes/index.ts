import { finding } from './finding.ts'
import { forms } from './forms.ts'
import { kinds } from './kinds.ts'
import { meaning } from './meaning.ts'
import { peopleChanges } from './people.ts'
import { refused } from './refused.ts'
import { signChanges } from './signs.ts'
import { versions } from './versions.ts'
import type { WrongChange } from './wrong-change.ts'

/** Every recorded wrong change; one line a group. */
export const WRONG_CHANGES: readonly WrongChange[] = [
  ...[...versions, ...meaning, ...forms],
  ...[...peopleChanges, ...kinds, ...refused, ...finding, ...signChanges],
]
