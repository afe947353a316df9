import type { Patients } from '../../../../core/contract/index.ts'
import type { FoundBy } from '../../../../core/person/found-by.ts'
import { ageInYears, type Day } from '../../../../core/day.ts'
import { closeReason } from '../text/close-reason.ts'
import { inWords } from '../text/code.ts'
import { dayText } from '../text/day.ts'
import { plural } from '../text/number.ts'

/** An episode as it is found: whose, where, and how far it has come. */
export type Listed = Patients['patients'][number]

export const byEpisode = (people: readonly Listed[]): ReadonlyMap<string, Listed> =>
  new Map(people.map((one) => [one.episodeId, one]))

/** So many are drawn at once: who types on finds the others. */
export const MOST_FOUND = 30

/** "12 Mar 1985 (41)". */
export function birthText(birthDate: Day, today: Day): string {
  const age = birthDate <= today ? ` (${ageInYears(birthDate, today)})` : ''
  // Never without its year: it is read out to make sure that this is the person.
  return `${dayText(birthDate, '')}${age}`
}
/** "born 12 Mar 1985 (41)"; that it is not known is said. */
export const bornText = (birthDate: Day | null, today: Day): string =>
  birthDate === null ? 'birth date unknown' : `born ${birthText(birthDate, today)}`

const STAGES: { readonly [S in Exclude<Listed['stage'], 'closed'>]: string } = {
  waiting: 'waiting',
  declined: 'consent declined',
  'in-treatment': 'in treatment',
}
/** How far an episode has come: "in treatment", "closed 3 Oct: moved". */
export function stageText({ stage, closed }: Pick<Listed, 'stage' | 'closed'>, today: Day): string {
  if (stage !== 'closed') return STAGES[stage] ?? inWords(stage)
  return closed ? `closed ${dayText(closed.day, today)}: ${closeReason(closed.reason)}` : 'closed'
}

/** Why somebody is found who is not called so today: "formerly Ruiz, Ana". */
export function foundByText(found: FoundBy): string {
  if (found.by === 'phone') return `by telephone ${found.text}`
  return found.by === 'name' ? `formerly ${found.text}` : `also MRN ${found.text}`
}

/** What a search came to, said to who listens as well. `isReading`: more may be found by what is still being read. */
export function foundText(typed: string, found: number, clinics: number, isReading = false): string {
  if (typed.trim() === '') return ''
  if (found === 0 && isReading) return 'Nobody yet: former names, numbers and phones are still being read …'
  if (found === 0) return `Nobody in your ${clinics === 1 ? 'clinic' : `${clinics} clinics`} is found by that`
  return found > MOST_FOUND
    ? `${found} found, ${MOST_FOUND} shown: type more of the name`
    : `${plural(found, 'episode')} found`
}
