import type { Chart, Person } from '../../../../../../core/contract/index.ts'
import type { Day } from '../../../../../../core/day.ts'
import { isAlike } from '../../../../../../core/person/alike.ts'
import { timeText } from '../../../../lib/caseload/words.ts'
import { birthText } from '../../../../lib/people/listed.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { groupName } from '../../../../lib/text/groups.ts'
import type { KnownChart } from '../known.ts'
import { spokenOf } from '../scores.ts'
import { treatmentsText } from '../treatment-words.ts'

export const nameOf = ({ identity }: Pick<Person, 'identity'>): string => `${identity.given} ${identity.family}`

/** Two persons beside one another, a line each. */
export interface Beside {
  readonly what: string
  readonly one: string
  readonly two: string
}
type AnyChart = Pick<Chart | KnownChart, 'row' | 'episode'>

const phoneOf = ({ contact }: Person): string =>
  (contact?.kind === 'contact-details' && (contact.phone ?? contact.otherPhone)) || 'not known'

/** What stays behind or goes on, as the chart of the one who is in care says it; '…' while it is not read. */
function inCare(chart: AnyChart | null, today: Day): readonly (readonly [what: string, text: string])[] {
  const row = chart?.row
  const time = row && timeText(row)
  const scores = row ? spokenOf(row).flatMap(({ name, track }) => (track ? [`${name} ${track.last.total}`] : [])) : []
  return [
    ['In care', row && time ? `${row.stage.replaceAll('-', ' ')}, ${time.value} ${time.unit}` : '…'],
    ['Last scores', row ? scores.join(', ') || 'none' : '…'],
    ['Treatment', row ? treatmentsText(row.treatments) : '…'],
    ['Last contact', row ? (row.lastContact ? dayText(row.lastContact, today) : 'none yet') : '…'],
    ['Who pays', chart ? groupName(chart.episode.coverage.payerClass) : '…'],
  ]
}

/** All that tells whether two are one, and whose chart should go on. */
export function besides(
  person: Person,
  chart: AnyChart | null,
  other: Person,
  otherChart: AnyChart | null,
  today: Day,
): readonly Beside[] {
  const of = (one: Person, its: AnyChart | null): readonly (readonly [what: string, text: string])[] => [
    ['Name', nameOf(one)],
    ['Born', one.identity.birthDate === null ? 'not known' : birthText(one.identity.birthDate, today)],
    ['Numbers', one.numbers.map(({ mrn }) => mrn).join(', ') || 'no number'],
    ['Phone', phoneOf(one)],
    ['Open episodes', String(one.episodes.filter(({ closed }) => closed === null).length)],
    ...inCare(its, today),
  ]
  const [mine, theirs] = [of(person, chart), of(other, otherChart)]
  return mine.map(([what, one], i) => ({ what, one, two: theirs[i]?.[1] ?? '' }))
}

/** What speaks against two being one person, in words; null = their names and birth dates agree, as far as they are known. */
export function unlikeWords(a: Pick<Person, 'identity'>, b: Pick<Person, 'identity'>): string | null {
  const listed = ({ identity: { family, given, birthDate } }: Pick<Person, 'identity'>) => ({
    ...{ clinicId: '', mrn: '', family, given, birthDate, name: `${family}, ${given}`, patientId: '' },
  })
  const [one, other] = [listed(a), listed(b)]
  const isOneDay = one.birthDate === null || other.birthDate === null || one.birthDate === other.birthDate
  const isOneName = isAlike({ ...one, birthDate: null }, { ...other, birthDate: null }) || isAlike(one, other)
  if (isOneDay && isOneName) return null
  const differ = [isOneName ? null : 'names', isOneDay ? null : 'birth dates'].filter((what) => what !== null)
  return `Their ${differ.join(' and their ')} differ.`
}
