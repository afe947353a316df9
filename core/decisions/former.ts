import type { Day } from '../day.ts'
import { formerFacts, untoldNumbers } from '../person/former.ts'
import type { Added, PersonDecision } from './decision.ts'

/** Ids of what was known before, made of the ids that another system gives to what it says now. */
function attributed(facts: readonly Added['fact'][], added: readonly Added[]): readonly Added[] {
  const [first] = added
  return facts.map((fact, i) =>
    first?.imported
      ? { fact, former: true, imported: { id: `${first.imported.id}-${i}`, issued: null } }
      : { fact, former: true },
  )
}

/**
 * What is written of a person whom an earlier release stored: first what that one knew, as entries, and then what is new. From then
 * on the entries tell all of it, and a text that such a release writes over the header takes nothing away.
 */
export function withFormer(decision: PersonDecision, today: Day): PersonDecision {
  const { before, header, added } = decision
  if (!before?.header.origin) return decision
  const former = formerFacts(
    before,
    added.map(({ fact }) => fact),
    today,
  )
  const isTold = untoldNumbers(before).length === 0 || former.some(({ kind }) => kind === 'record-number')
  const origin = isTold ? null : before.header.origin
  return { ...decision, header: { ...header, origin }, added: [...attributed(former, added), ...added] }
}
