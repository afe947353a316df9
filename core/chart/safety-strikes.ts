import type { Belongs } from './belonging.ts'
import type { Entry } from './entry.ts'
import { factOf } from './families.ts'
import { byRecording, isRecordedBefore } from './order.ts'
import { answersTo, type Dated } from './safety-covers.ts'
import { datedSo } from './safety-facts.ts'
import { findingOf, saidIn } from './safety-said.ts'
import type { CarriedStrike, ConfirmationFact, Of, SafetyFacts } from './safety-known.ts'
import type { OpenSafety, Strike } from './open-safety.ts'

/** What corrections took away of what was open, and what of that was confirmed. `corrected` is what was open before a correction. */
export function strikesOf(
  facts: SafetyFacts,
  corrected: (correction: Entry) => OpenSafety,
  settlesAll: readonly Dated[],
  belongs: Belongs,
): Pick<OpenSafety, 'strikes' | 'confirmed' | 'struck'> {
  const struck: Strike[] = []
  const strikes: Strike[] = []
  const confirmed: OpenSafety['confirmed'][number][] = []
  for (const [root, family] of facts.families) {
    for (const [i, correction] of family.entries()) {
      const target = family[i - 1]
      if (!target || !bearsOnSafety(target)) continue
      for (const strike of strikesBy(correction, root, corrected(correction), belongs)) {
        if (saysAgain(facts, strike, belongs)) continue
        struck.push(strike)
        const at = { day: correction.fact.day, time: null, recorded: correction }
        const by = facts.confirmations.find((confirmation) => confirms(confirmation, strike))
        if (by) confirmed.push({ day: by.day, recorded: by.recorded })
        else if (!settlesAll.some((one) => answersTo(one, at))) strikes.push(strike)
      }
    }
  }
  for (const one of facts.struckThere) {
    const strike = struckThere(one)
    struck.push(strike)
    const by = facts.confirmations.find((confirmation) => confirms(confirmation, strike))
    if (by) confirmed.push({ day: by.day, recorded: by.recorded })
    else if (!settlesAll.some((settles) => answersTo(settles, one))) strikes.push(strike)
  }
  const inOrder = strikes.toSorted((a, b) => byRecording(a.correction, b.correction))
  return { struck, strikes: inOrder, confirmed: confirmed.toSorted((a, b) => byRecording(a.recorded, b.recorded)) }
}

/** Urgent answers and high findings are confirmed by somebody else than who struck them out. */
const confirms = ({ fact, recorded }: Of<ConfirmationFact>, { correction, urgent }: Strike): boolean =>
  fact.confirms === 'struck-out' &&
  isRecordedBefore(correction, recorded) &&
  (!urgent || recorded.author !== correction.author)

/** What was struck out in the chart it came from, by whoever struck it out there. */
function struckThere({ recorded, root, day, said, finding }: CarriedStrike): Strike {
  const { by = null, since = day } = recorded.fact.kind === 'safety-carried' ? recorded.fact : {}
  const correction = { ...recorded, author: by ?? recorded.author }
  const told = { said, finding, level: said?.level ?? 0, urgent: said ? said.urgent : finding === 'high' }
  return { correction, root, ...told, since, found: null }
}

const bearsOnSafety = (entry: Entry): boolean => {
  const fact = factOf(entry)
  if (!fact) return false
  const finding = findingOf(fact)
  return finding === 'moderate' || finding === 'high' || saidIn(fact).some(({ level }) => level > 0)
}

/**
 * What one correction takes away of what was open when it was recorded. One that dates an answer or a finding into history takes it
 * away as well.
 */
function strikesBy(correction: Entry, root: string, then: OpenSafety, belongs: Belongs): readonly Strike[] {
  const isHere = (one: { readonly root: string }) => one.root === root
  const says = factOf(correction)
  // What keeps its day keeps its place in the episode: it is known since what it corrects was.
  const keepsDay = [...then.uncovered, ...then.findings].some((one) => isHere(one) && one.day === says?.day)
  const now = says && (keepsDay || belongs({ day: says.day, recorded: correction })) ? says : null
  const said = now ? saidIn(now) : []
  const finding = now && findingOf(now)
  const othersOpen = [...then.uncovered, ...then.findings].some((one) => !isHere(one))
  // A screener covers its own answers: with a finding of low it leaves none of them open.
  const leavesOpen = finding === null ? said.some(({ level }) => level > 0) : finding !== 'low'
  const isLast = !othersOpen && !leavesOpen
  const of = { correction, root }
  const answers = then.uncovered.filter(isHere).flatMap((one): Strike[] => {
    const level = said.find(({ instrument, item }) => instrument === one.instrument && item === one.item)?.level ?? null
    const isLower = level === null || level < one.level
    return isLower && (one.urgent || isLast)
      ? [{ ...of, said: one, finding: null, since: one.day, found: null, level: one.level, urgent: one.urgent }]
      : []
  })
  const findings = then.findings.filter(isHere).flatMap((one): Strike[] => {
    const isHigh = one.finding === 'high'
    const isLower = isHigh ? finding !== 'high' : finding !== 'high' && finding !== 'moderate'
    const was = isHigh ? 'high' : 'moderate'
    return isLower && (isHigh || isLast)
      ? [{ ...of, said: null, finding: was, since: one.day, found: one, level: 0, urgent: isHigh }]
      : []
  })
  return [...answers, ...findings]
}

/** A later correction says again what was struck out, or worse: then it is open by itself, and nothing is left to confirm. */
function saysAgain(facts: SafetyFacts, { root, said, finding }: Strike, belongs: Belongs): boolean {
  if (said)
    return facts.answers.some(
      (one) =>
        one.root === root &&
        belongs(one) &&
        one.instrument === said.instrument &&
        one.item === said.item &&
        one.level >= said.level,
    )
  return facts.assessments.some(
    (one) =>
      one.root === root &&
      belongs(datedSo(one)) &&
      (one.finding === 'high' || (one.finding === 'moderate' && finding === 'moderate')),
  )
}
