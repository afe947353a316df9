import type { ClinicalFact } from '../entry.ts'
import type { FactKind } from '../kinds/index.ts'
import { problem, type None, type ProblemOf } from '../problem.ts'
import { saidIn } from '../safety-said.ts'
import { safetyChart } from '../safety-steps.ts'
import type { ChartAtHand } from './chart-at-hand.ts'

/** What is refused in the chart of an episode that a merge closed. */
export type EnteredTwiceProblems = { readonly 'goes-on-elsewhere': None }

/** Kinds that answer an open safety item. They are taken wherever it is open. */
const SAFETY: ReadonlySet<FactKind> = new Set([
  'safety',
  'c-ssrs',
  'hand-over',
  'safety-outcome',
  'safety-confirmation',
  'safety-accepted',
])

/** A positive answer opens the item on whatever paper it comes (laws S1), and is refused nowhere. */
const isAboutSafety = (fact: ClinicalFact): boolean =>
  SAFETY.has(fact.kind) || saidIn(fact).some(({ level }) => level > 0)

function isOpenHere({ entries, today, chosen }: ChartAtHand): boolean {
  const { uncovered, findings, strikes, awaiting, elsewhere } = safetyChart(entries, today, chosen).open
  return uncovered.length + findings.length + strikes.length + awaiting.length > 0 || elsewhere !== null
}

/**
 * Who was entered twice goes on in another episode, and what is put down in the one that was closed is counted nowhere: nothing but what
 * safety needs, with the contacts that reach somebody whose item is open in it. Imports go to the episode that goes on by themselves.
 */
export function enteredTwiceProblem(fact: ClinicalFact, chart: ChartAtHand): ProblemOf<EnteredTwiceProblems> | null {
  const isGone = chart.standing.some(({ fact: said }) => said.kind === 'close' && said.reason === 'entered-twice')
  if (!isGone || chart.local === null || isAboutSafety(fact)) return null
  return fact.kind === 'contact' && isOpenHere(chart) ? null : problem('kind', 'goes-on-elsewhere', {})
}
