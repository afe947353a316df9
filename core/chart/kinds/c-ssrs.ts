import { leftUnasked, proposedFinding } from '../../instruments/c-ssrs/levels.ts'
import { problem, type None } from '../problem.ts'
import { RISK_FINDINGS, SUICIDAL_BEHAVIOUR, type RiskFinding } from '../vocabulary.ts'
import { assessorFields, finding } from './assessor.ts'
import { choice, ladder, note, nullable, optional } from './field.ts'
import type { Kind } from './kind.ts'

/** The C-SSRS screener: its answers and the assessment of risk are one entry (laws 1). Copyright: answers and item names only. */
const fields = {
  /** Items 1 to 5, each yes, no or not asked: wish to be dead, thoughts, with method, with intent, with plan and intent. */
  ideation: ladder(),
  /** Item 6; null = not asked. */
  behaviour: nullable(choice(SUICIDAL_BEHAVIOUR, { needs: 'behaviour' })),
  /** What the person confirms: what the answers propose (core/instruments/c-ssrs/levels.ts), or worse. */
  finding,
  action: optional(note()),
  ...assessorFields,
}
type Problems = {
  readonly 'nothing-asked': None
  /** Numbers of the questions left, as the screener counts them. */
  readonly 'low-needs': { readonly left: readonly number[] }
  readonly 'finding-too-low': { readonly proposed: RiskFinding }
}
const isLower = (one: RiskFinding, than: RiskFinding): boolean =>
  RISK_FINDINGS.indexOf(one) < RISK_FINDINGS.indexOf(than)

export const cSsrs: Kind<'c-ssrs', typeof fields, Problems, 3> = {
  ...{ kind: 'c-ssrs', of: 'episode', fields, since: 3 },
  may: { precede: true, follow: true },
  problems(fact) {
    if (fact.behaviour === null && fact.ideation.every((answer) => answer === null))
      return [problem('ideation', 'nothing-asked', {})]
    // First: where the answers are worse than low, asking the rest does not make it low.
    const proposed = proposedFinding(fact)
    if (isLower(fact.finding, proposed)) return [problem('finding', 'finding-too-low', { proposed })]
    const left = fact.finding === 'low' ? leftUnasked(fact) : []
    return [left.length > 0 ? problem('ideation', 'low-needs', { left }) : null]
  },
}
