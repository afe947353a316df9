import type { ClinicalFact, Fact } from '../../../../../../core/chart/entry.ts'
import type { Attempts } from '../../../../../../core/chart/safety-attempts.ts'
import { RISK_FINDINGS } from '../../../../../../core/chart/vocabulary.ts'
import { leftUnasked, proposedFinding } from '../../../../../../core/instruments/c-ssrs/levels.ts'
import { problemWords } from '../../../../../../core/words/en/problems.ts'
import { plural } from '../../../../lib/text/number.ts'
import type { Waiting } from './waiting.ts'

/** What is known beside what is typed. */
export interface Now {
  /** What waits for this person to confirm it. */
  readonly waiting: readonly Waiting[]
  /** Attempts to reach the person so far; null where nobody needs to be reached. */
  readonly attempts: Attempts | null
  /** What a save of these facts leaves open and why, or that it settles the item; null where there is nothing to say. */
  readonly after: (facts: readonly ClinicalFact[]) => string | null
}

const SECOND = 'A high finding or an urgent answer waits until a second person confirms it.'
const CONSULTANT = 'It waits until a psychiatric consultant confirms it. Any later contact opens the item again.'

/** "3 attempts on 3 days by 2 routes": what "not reached" rests on. */
const attemptsSoFar = ({ attempts }: Pick<Now, 'attempts'>): string | null =>
  attempts &&
  `${plural(attempts.attempts, 'attempt')} on ${plural(attempts.days, 'day')} by ${plural(attempts.routes, 'route')} so far.`

/** What the answers propose, and what the save leaves open. A finding below the answers is not saved, so nothing is said to follow from it. */
function proposal(fact: Fact<'c-ssrs'>, follows: string | null): string | null {
  if (fact.behaviour === null && fact.ideation.every((answer) => answer === null)) return follows
  const chosen: string | undefined = fact.finding
  const proposed = RISK_FINDINGS.indexOf(proposedFinding(fact))
  const said = `These answers are ${RISK_FINDINGS[proposed]}`
  if (!chosen) return `${said}: confirm it, or choose worse.`
  const possible = RISK_FINDINGS.slice(proposed)
  if (!possible.some((one) => one === chosen))
    return `${said}, so ${chosen} cannot be confirmed here: choose ${possible.join(' or ')}.`
  const left = chosen === 'low' ? leftUnasked(fact) : []
  const needed = left.length > 0 ? `${problemWords({ code: 'low-needs', args: { left } })}.` : follows
  return [`${said}.`, needed].filter(Boolean).join(' ')
}

/** What the second person agrees to, as it stands in the chart: nobody confirms a word alone. */
function confirmed({ confirms }: Fact<'safety-confirmation'>, { waiting }: Now) {
  const what = waiting.flatMap((one) => (one.confirms === confirms ? [one.says] : [])).join('. ')
  return what && `You confirm: ${what}.`
}

/** What is said under a form about safety, from the facts as they stand in it; '' where there is nothing to say. */
export function stepNote(facts: readonly ClinicalFact[], now: Now): string {
  const [fact] = facts
  switch (fact?.kind) {
    case 'safety':
    case 'assessment':
    case 'screening':
      return now.after(facts) ?? ''
    case 'c-ssrs':
      return proposal(fact, now.after(facts)) ?? ''
    case 'hand-over':
      return 'Until the check day the item counts as handed over. If nobody has recorded by then how it went, it opens again.'
    case 'safety-confirmation':
      return confirmed(fact, now)
    case 'safety-outcome':
      if (fact.outcome === 'not-reached') return [attemptsSoFar(now), CONSULTANT].filter(Boolean).join(' ')
      return fact.outcome === 'died' || fact.outcome === 'entered-in-error' ? SECOND : ''
    default:
      return ''
  }
}
