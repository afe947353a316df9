import type { NewEntry } from '../chart/entry.ts'
import type { Episode } from '../chart/episode.ts'
import type { Day } from '../day.ts'
import { patientIn, personNow } from '../person/person-now.ts'
import type { Person } from '../person/person.ts'
import { next, typed, type ChartAt, type Decision, type PersonDecision } from './decision.ts'
import { headerFacts } from './header.ts'
import { givenThere, hasNumber } from './number-there.ts'
import { goesOn, handedOn, personGoesOn, type ReadChart } from './refer-again.ts'

/** A transfer as it is asked for. */
export interface Transferring {
  /** The episode that it opens. */
  readonly episodeId: string
  readonly clinicId: string
  /** Name of the clinic that sends, for the referral. */
  readonly fromName: string
  /** The number the person has there (number-there.ts). */
  readonly mrn: string
  /** Whose that number is there already; null = nobody's. */
  readonly holder: string | null
  readonly careManager: string | null
  readonly reason: string
  /** The day at the clinic that sends, and at the one that receives. */
  readonly today: Day
  readonly there: Day
}

/** Whose episode it is: of somebody who was entered twice their own, and that of the one that goes on else. */
export const ownerOf = <P extends Person>(
  person: P,
  absorbed: readonly P[],
  { patientId }: Pick<Episode, 'patientId'>,
): P => absorbed.find(({ header }) => header.patientId === patientId) ?? person

/**
 * The persons' charts that a transfer writes: the continuation belongs to whose episode it continues, with the number it has there, and
 * goes with them where the merge is taken back. Of somebody who was entered twice the one that goes on is known there as well.
 */
function peopleOf(person: Person, owner: Person, told: Omit<PersonDecision, 'before' | 'header'>) {
  const { clinicId } = told
  const own = { ...told, before: owner, header: personGoesOn(owner, [clinicId]) }
  return owner === person ? [own] : [goesOn(person, [], [clinicId]), own]
}

/**
 * Moves a person to another clinic: the episode here closes as transferred and one opens there that continues it. What is open about
 * safety goes with them, and stays listed here until somebody there has reached them (laws S5).
 */
export function transferred<C extends ChartAt>(
  person: Person,
  absorbed: readonly Person[],
  from: ReadChart<C>,
  asked: Transferring,
): Decision<C> {
  const { episodeId, clinicId, careManager, today, there, reason, fromName } = asked
  const owner = ownerOf(person, absorbed, from.chart.episode)
  const now = personNow(person)
  const number = givenThere(person, asked, { episodeId, day: today })
  const patient = { ...patientIn(now, clinicId), mrn: asked.mrn }
  // In the chart of the other person of a merge a number that stands in another one of theirs could find only one of the two later.
  const isTold = owner !== person && [person, ...absorbed].some((one) => hasNumber(one, asked))
  const added = isTold ? [] : number.added
  const { coverage } = from.chart.episode
  const { carried } = handedOn(from, episodeId, { today, there })
  const opening = { episodeId, patientId: owner.header.patientId, clinicId, version: 1, patient, coverage, careManager }
  const referral: NewEntry = { kind: 'referral', day: there, from: fromName, reason }
  const closing: NewEntry = { kind: 'close', day: today, reason: 'transferred', note: reason }
  const sent: readonly NewEntry[] =
    carried.length > 0 ? [{ kind: 'safety-sent', day: today, to: episodeId, step: 'sent' }] : []
  return {
    charts: [
      { before: from.chart, episode: next(from.chart.episode), added: typed([closing, ...sent]) },
      {
        before: null,
        episode: { ...opening, continuedFrom: from.chart.episode.episodeId },
        added: typed([referral, ...headerFacts({ coverage, careManager }, there), ...carried]),
      },
    ],
    people: peopleOf(person, owner, {
      ...{ added: typed(added), patient, clinicId, episodes: [{ episodeId, clinicId }] },
    }),
    numbers: number.numbers,
  }
}
