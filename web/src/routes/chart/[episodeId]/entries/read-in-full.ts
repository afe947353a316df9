import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'
import { readFact } from '../../../../../../core/chart/kinds/read.ts'

/** Whether this page knows all that a fact says: a newer server may know other kinds, and other fields and words of a kind. */
export const isReadInFull = (fact: ClinicalFact): boolean => readFact(fact).ok
