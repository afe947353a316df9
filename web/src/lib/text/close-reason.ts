import { CLOSES } from '../../../../core/words/en/fields/close-reasons.ts'
import { inWords } from './code.ts'

/** Why an episode was closed, in the words of its form, within a sentence; one that is not known here as it is written. */
export function closeReason(reason: string): string {
  const word = (CLOSES as Readonly<Record<string, string | undefined>>)[reason]
  return word === undefined ? inWords(reason) : `${word.charAt(0).toLowerCase()}${word.slice(1)}`
}
