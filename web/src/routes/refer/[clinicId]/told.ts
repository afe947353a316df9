import type { Recorded } from '../../../../../core/contract/index.ts'
import { FORM_WORDS } from '../../../../../core/words/en/fields.ts'
import { kindName } from '../../../../../core/words/field-words.ts'
import type { Stored } from '../../../lib/forms/one-save.svelte.ts'
import { missingWords, type OpenBody, type Part } from './referral.ts'

const CHANGED_SINCE =
  'It was opened as you sent it first, and the answer came only now. What you changed after that is not in it'

/** What the new chart says of how it was opened, and of what is missing in it. */
export function openedWords({
  body,
  isOfBefore,
  parts,
}: Stored<OpenBody, Recorded> & { readonly parts: readonly Part[] }): readonly string[] {
  const kinds = [...(body.contactDetails ? ['contact-details'] : []), ...parts]
  const recorded = kinds.map((kind) => kindName(FORM_WORDS, kind, {}).toLowerCase()).join(', ')
  return [
    `A new chart was opened for ${body.patient.given} ${body.patient.family}, with ${recorded}`,
    ...(isOfBefore ? [CHANGED_SINCE] : []),
    missingWords(parts),
  ]
}
