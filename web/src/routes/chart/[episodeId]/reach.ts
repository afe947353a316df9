import type { Fact } from '../../../../../core/chart/entry.ts'
import type { Patient } from '../../../../../core/chart/episode.ts'
import type { Day } from '../../../../../core/day.ts'
import { LANGUAGE_NAMES } from '../../../../../core/words/en/fields/choices.ts'
import { messageWords } from '../../../lib/people/call-words.ts'
import { bornText } from '../../../lib/people/listed.ts'

type Details = Fact<'contact-details'>
/** How somebody is reached, as the page of their chart read it; `patientId` is that of the chart. */
export interface Reached {
  readonly patientId: string
  /** As it is recorded; null = nothing is. */
  readonly details: Details | null
  readonly words: readonly string[]
}

/** Who is being spoken to, as it is said before a call: what is not known is said as not known. */
export function whoWords(
  { birthDate, language }: Pick<Patient, 'birthDate' | 'language'>,
  details: Details | null,
  today: Day,
): readonly string[] {
  const spoken = language === 'unknown' ? 'language not known' : (LANGUAGE_NAMES[language] ?? language)
  const { interpreter, pronouns } = details ?? {}
  return [
    bornText(birthDate, today),
    pronouns ?? 'pronouns not known',
    interpreter === undefined ? spoken : `${spoken}, ${interpreter ? 'with an interpreter' : 'no interpreter needed'}`,
  ]
}

/** How they are reached, and who treats them in primary care. */
export function reachWords(details: Details | null): readonly string[] {
  const { phone, otherPhone, callTimes, messages, pcp } = details ?? {}
  const phones = [phone, otherPhone].filter(Boolean).join(' or ')
  return [
    phones === '' ? 'phone not known' : phones,
    callTimes === undefined ? 'safe time to call not known' : `safe to call: ${callTimes}`,
    ...(messages === undefined ? [] : [messageWords(messages)]),
    `PCP ${pcp ?? 'not known'}`,
  ]
}
