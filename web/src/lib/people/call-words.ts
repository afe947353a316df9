import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { MESSAGE_NAMES } from '../../../../core/words/en/fields/choices.ts'

type Details = Extract<ClinicalFact, { kind: 'contact-details' }>

/** What may be left for others to hear, among other things: "leave no message". */
export function messageWords(messages: NonNullable<Details['messages']>): string {
  if (messages === 'nothing') return 'leave no message'
  const name = MESSAGE_NAMES[messages]
  return `message: ${name.charAt(0).toLowerCase()}${name.slice(1)}`
}

interface Reach {
  readonly phone: string | null
  readonly otherPhone: string | null
  readonly callTimes: string | null
  readonly messages: Details['messages'] | null
}

/** Whom to call and how, in a list: the phone, and what is against calling now. What is not known is said as not known. */
export function callWords(contact: Reach | null): {
  readonly phones: readonly string[]
  readonly how: readonly string[]
} {
  const { phone = null, otherPhone = null, callTimes = null, messages = null } = contact ?? {}
  const phones = [phone, otherPhone].flatMap((one) => one ?? [])
  return {
    phones: phones.length === 0 ? ['phone not known'] : phones,
    how:
      contact === null
        ? []
        : [
            callTimes === null ? 'safe time to call not known' : `safe to call: ${callTimes}`,
            messages === null ? 'messages: not known' : messageWords(messages),
          ],
  }
}
