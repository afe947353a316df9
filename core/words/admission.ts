import { admissionProblems, personProblems, type Admitting } from '../chart/admission.ts'
import type { Entry, NewEntry } from '../chart/entry.ts'
import type { Episode } from '../chart/episode.ts'
import { stepsToday, whyNotConfirmed, type SafetyChart, type StepToday, type Writer } from '../chart/safety-steps.ts'
import { heldProblems, stepNotHeld } from '../chart/written/held.ts'
import type { Issue } from '../result.ts'
import { issuesInWords, problemWords } from './en/problems.ts'

/** What the rules of a chart refuse, in words: for the edge, the importer and the browser alike (laws W4). */

/** What is said over a list of refusals, before sending and after. */
export const NOT_ADMITTED = 'Nothing was recorded. Mend what is listed and send it again.'

/** Whether new entries can be recorded in a chart: every problem with where it is and how to mend it; empty = all can. */
export const admit = (
  episode: Episode,
  existing: readonly Entry[],
  incoming: readonly NewEntry[],
  admitting: Admitting,
): readonly Issue[] => issuesInWords(admissionProblems(episode, existing, incoming, admitting))

/** The same for a person's own chart. */
export const admitPerson = (
  existing: readonly Entry[],
  incoming: readonly NewEntry[],
  admitting: Admitting,
): readonly Issue[] => issuesInWords(personProblems(existing, incoming, admitting))

/** What a written entry format cannot hold of a fact that is added to a chart's entries; empty = all of it. */
export const notHeld = (fact: NewEntry, format: number, entries: readonly Entry[] = []): readonly Issue[] =>
  issuesInWords(heldProblems(fact, format, entries))

/** Each step of the safety table with why it cannot be taken now, where it cannot. */
export const safetySteps = (chart: SafetyChart, by: Writer): readonly StepToday[] =>
  stepsToday(chart, by).map(({ step, blocked }) => ({ step, blocked: blocked && problemWords(blocked) }))

/** The steps of a safety item, with those blocked that the written format cannot hold. */
export const heldSteps = (steps: readonly StepToday[], format: number): readonly StepToday[] =>
  steps.map((one) => {
    const kind = stepNotHeld(one.step, format)
    return kind === null ? one : { ...one, blocked: problemWords({ code: 'kind-not-held', args: { kind } }) }
  })

/** Why this writer cannot confirm what waits; null = they can. */
export function confirmBlocked(chart: SafetyChart, by: Writer, what: string | null = null): string | null {
  const blocked = whyNotConfirmed(chart, by, what)
  return blocked && problemWords(blocked)
}
