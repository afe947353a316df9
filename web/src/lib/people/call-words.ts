import type { ClinicalFact } from '../../../../core/chart/entry.ts'

type Details = Extract<ClinicalFact, { kind: 'contact-details' }>

/** What may be left for others to hear. */
export const MESSAGE_WORDS: { readonly [M in NonNullable<Details['messages']>]: string } = {
  nothing: 'leave no message',
  'name-and-number': 'message: name and number only',
  'in-full': 'a message may say all',
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
            messages === null ? 'messages: not known' : MESSAGE_WORDS[messages],
          ],
  }
}
