import type { Person } from '../../../../../../core/contract/index.ts'
import type { Day } from '../../../../../../core/day.ts'
import { isAlike } from '../../../../../../core/person/alike.ts'
import { factOf } from '../../../../../../core/chart/families.ts'
import { answerSign, safetyChips, safetyDone } from '../../../../lib/caseload/safety-signs.ts'
import { timeText } from '../../../../lib/caseload/words.ts'
import { birthText } from '../../../../lib/people/listed.ts'
import { inWords } from '../../../../lib/text/code.ts'
import { plural } from '../../../../lib/text/number.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { groupName } from '../../../../lib/text/groups.ts'
import type { ReadChart } from '../known.ts'
import { spokenOf } from '../scores.ts'
import { treatmentsText } from '../treatment-words.ts'

export const nameOf = ({ identity }: Pick<Person, 'identity'>): string => `${identity.given} ${identity.family}`

/** Two persons beside one another, a line each. */
export interface Beside {
  readonly what: string
  readonly one: string
  readonly two: string
  /** They say something different; false also where one of them is not read. */
  readonly differs: boolean
}
type AnyChart = Pick<ReadChart, 'row' | 'episode' | 'entries' | 'superseded'>
const NOT_READ = '…'

const phoneOf = ({ contact }: Person): string =>
  (contact?.kind === 'contact-details' && (contact.phone ?? contact.otherPhone)) || 'not known'

/** What stays behind or goes on, as the chart of the one who is in care says it; '…' while it is not read. */
function inCare(chart: AnyChart | null, today: Day): readonly (readonly [what: string, text: string])[] {
  const row = chart?.row
  const time = row && timeText(row)
  const scores = row
    ? spokenOf(row).flatMap(({ name, track }) =>
        track ? [`${name} ${track.last.total} on ${dayText(track.last.day, today)}`] : [],
      )
    : []
  return [
    ['Safety', row ? safetyText(row, today) : NOT_READ],
    ['In care', row && time ? `${row.stage.replaceAll('-', ' ')}, ${time.value} ${time.unit}` : NOT_READ],
    ['Last scores', row ? scores.join(', ') || 'none' : NOT_READ],
    ['Treatment', row ? treatmentsText(row.treatments) : NOT_READ],
    ['Last contact', row ? (row.lastContact ? dayText(row.lastContact, today) : 'none yet') : NOT_READ],
    ['Who pays', chart ? groupName(chart.episode.coverage.payerClass) : NOT_READ],
  ]
}

/** What is open about safety, and what was answered last: the two that a merge must not confuse. */
function safetyText(row: AnyChart['row'], today: Day): string {
  const { text, day } = answerSign(row, today)
  const answer = day === '' ? text : `${text} on ${day}`
  return [answer, ...safetyChips(row, today).map((chip) => chip.text), safetyDone(row, today)]
    .filter(Boolean)
    .join('; ')
}

/** How much a chart holds that counts in it alone. */
function held({ entries, superseded }: Pick<AnyChart, 'entries' | 'superseded'>) {
  const kinds = entries.flatMap((entry) => (entry.id in superseded ? [] : (factOf(entry)?.kind ?? [])))
  const count = (kind: string): number => kinds.filter((one) => one === kind).length
  return { contacts: count('contact'), scores: count('assessment') }
}

/** What of the one who does not go on will not count any more, said before it is done; null while that chart is not read. */
export function notCounted(other: Person, chart: AnyChart | null): string | null {
  if (!chart) return null
  const { contacts, scores } = held(chart)
  const what = [plural(contacts, 'contact', 'contacts'), plural(scores, 'score', 'scores')].join(' and ')
  const treatment = chart.row.week === null ? '' : `, and week ${chart.row.week} of treatment,`
  return `${what}${treatment} of ${nameOf(other)} will not count in the chart that goes on.`
}

/** Whether the chart of the other one should go on: somebody is in treatment there alone, or else more was done and measured there. */
export function shouldGoOn(other: AnyChart | null, mine: AnyChart | null): boolean {
  if (!other || !mine) return false
  const isTreated = ({ row }: AnyChart): number => Number(row.stage === 'in-treatment')
  const done = (chart: AnyChart): number => held(chart).contacts + held(chart).scores
  return isTreated(other) === isTreated(mine) ? done(other) > done(mine) : isTreated(other) > isTreated(mine)
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
    ['Birth date', one.identity.birthDate ? birthText(one.identity.birthDate, today) : 'not known'],
    ['Sex', one.identity.sex === 'unknown' ? 'not known' : inWords(one.identity.sex)],
    ['Numbers', one.numbers.map(({ mrn }) => mrn).join(', ') || 'no number'],
    ['Phone', phoneOf(one)],
    ['Open episodes', String(one.episodes.filter(({ closed }) => closed === null).length)],
    ...inCare(its, today),
  ]
  const [mine, theirs] = [of(person, chart), of(other, otherChart)]
  return mine.map(([what, one], i) => {
    const two = theirs[i]?.[1] ?? ''
    return { what, one, two, differs: one !== two && one !== NOT_READ && two !== NOT_READ }
  })
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
