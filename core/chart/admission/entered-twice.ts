import type { ClinicalFact } from '../entry.ts'
import { isAttempt, isContact } from '../contacts.ts'
import { isEnteredTwice } from '../kinds/close.ts'
import { kindOf } from '../kinds/index.ts'
import { problem, type None, type ProblemOf } from '../problem.ts'
import { findingOf, saidIn } from '../safety-said.ts'
import { isOpenItem } from '../safety-state.ts'
import { safetyChart } from '../safety-steps.ts'
import type { ChartAtHand } from './chart-at-hand.ts'

/** What is refused in the chart of an episode that a merge closed. */
export type EnteredTwiceProblems = { readonly 'goes-on-elsewhere': None }

/**
 * What is said about safety is refused nowhere: a positive answer opens the item on whatever paper it comes (laws S1), a finding
 * speaks by itself (laws S3), and each kind that answers what the chart said before is a step of the item (laws 1).
 */
const isAboutSafety = (fact: ClinicalFact): boolean =>
  kindOf(fact.kind).answers === true || findingOf(fact) !== null || saidIn(fact).some(({ level }) => level > 0)

/** A contact, or an attempt at one: what "not reached" rests on (laws S4). */
const reaches = (fact: ClinicalFact): boolean => isContact(fact) || isAttempt(fact)

const isOpenHere = ({ entries, today, chosen }: ChartAtHand): boolean =>
  isOpenItem(safetyChart(entries, today, chosen).item)

/**
 * Who was entered twice goes on in another episode, and what is put down in the one that was closed is counted nowhere: nothing but what
 * safety needs, with the contacts that reach somebody whose item is open in it. Imports go to the episode that goes on by themselves.
 */
export function enteredTwiceProblem(fact: ClinicalFact, chart: ChartAtHand): ProblemOf<EnteredTwiceProblems> | null {
  const isGone = chart.standing.some(({ fact: said }) => said.kind === 'close' && isEnteredTwice(said))
  if (!isGone || chart.local === null || isAboutSafety(fact)) return null
  return reaches(fact) && isOpenHere(chart) ? null : problem('kind', 'goes-on-elsewhere', {})
}
