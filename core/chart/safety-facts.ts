import type { Assessor } from './assessor.ts'
import { placeIn } from './effective.ts'
import type { ClinicalFact, Entry } from './entry.ts'
import { factOf, familiesOf, standingOf, unbrokenRun, type Family } from './families.ts'
import { isAttempt, isContact } from './contacts.ts'
import { addCarried } from './safety-carried.ts'
import type {
  Answer,
  Assessment,
  CarriedStrike,
  ConfirmationFact,
  HandOverFact,
  Known,
  Of,
  OutcomeFact,
  SafetyFacts,
} from './safety-known.ts'
import { findingOf, isAssessment, saidIn } from './safety-said.ts'

const assessorOf = (fact: ClinicalFact, author: string): Assessor => ({
  named: (isAssessment(fact) ? fact.assessedBy : undefined) ?? null,
  author,
})

/** A finding as it is asked whether it belongs to the episode: known, on this day, since it is dated so. */
export const datedSo = ({ day, dated }: Assessment) => ({ day, recorded: dated })

const earlier = (a: Assessment['covers'], b: Assessment['covers']): boolean =>
  a.day < b.day || (a.day === b.day && a.time !== null && (b.time === null || a.time < b.time))

/** Reads what bears on safety out of the entries of a chart, given in the order of recording. */
export function safetyFacts(recorded: readonly Entry[], byId: ReadonlyMap<string, Entry>): SafetyFacts {
  const families = familiesOf(recorded)
  const found = {
    answers: new Array<Answer>(),
    assessments: new Array<Assessment>(),
    handOvers: new Array<Of<HandOverFact>>(),
    outcomes: new Array<Of<OutcomeFact>>(),
    confirmations: new Array<Of<ConfirmationFact>>(),
    touches: new Array<SafetyFacts['touches'][number]>(),
    attempts: new Array<SafetyFacts['attempts'][number]>(),
    struckThere: new Array<CarriedStrike>(),
    sent: new Array<SafetyFacts['sent'][number]>(),
  }
  for (const [root, family] of families) {
    const entry = standingOf(family)
    const fact = factOf(entry)
    if (!fact) continue
    const known = (same: (before: ClinicalFact) => boolean): Known => ({
      ...{ root, day: fact.day, time: fact.time ?? null, place: placeIn(entry, fact, byId) },
      recorded: unbrokenRun(family, same)[0],
    })
    for (const said of saidIn(fact)) {
      const keeps = (before: ClinicalFact) =>
        before.day === fact.day &&
        saidIn(before).some((b) => b.instrument === said.instrument && b.item === said.item && b.level === said.level)
      found.answers.push({ ...known(keeps), ...said })
    }
    const finding = findingOf(fact)
    if (finding) {
      const run = unbrokenRun(family, isAssessment)
      const all = run.flatMap((one) => factOf(one) ?? [])
      const covers = all
        .map(({ day, time }) => ({ day, time: time ?? null }))
        .reduce((least, one) => (earlier(one, least) ? one : least))
      const held = unbrokenRun(family, (before) => findingOf(before) === finding)[0]
      const dated = unbrokenRun(family, (before) => isAssessment(before) && before.day === fact.day)[0]
      found.assessments.push({
        ...known(isAssessment),
        finding,
        held,
        dated,
        assessors: all.map((one) => assessorOf(one, run[0].author)),
        days: all.map(({ day }) => day),
        covers,
      })
    }
    if (fact.kind === 'hand-over') found.handOvers.push({ ...known((b) => b.kind === 'hand-over'), fact })
    if (fact.kind === 'safety-outcome')
      found.outcomes.push({ ...known((b) => b.kind === fact.kind && b.outcome === fact.outcome), fact })
    if (fact.kind === 'safety-confirmation')
      found.confirmations.push({ ...known((b) => b.kind === fact.kind && b.confirms === fact.confirms), fact })
    if (isContact(fact) || fact.kind === 'referral')
      found.touches.push({ ...known((b) => isContact(b) || b.kind === 'referral'), twoWay: isContact(fact) })
    if (isAttempt(fact)) found.attempts.push({ ...known(isAttempt), fact })
    if (fact.kind === 'safety-carried')
      addCarried(
        found,
        fact,
        known((b) => b.kind === fact.kind),
      )
    if (fact.kind === 'safety-sent' && fact.step === 'sent')
      found.sent.push({ ...known((b) => b.kind === fact.kind), taken: takenOver(families, fact.to) })
  }
  return { ...found, families }
}

/** The entry that says that what was sent to an episode has been taken over there. */
function takenOver(families: ReadonlyMap<string, Family>, to: string): SafetyFacts['sent'][number]['taken'] {
  for (const family of families.values()) {
    const recorded = standingOf(family)
    const fact = factOf(recorded)
    if (fact?.kind === 'safety-sent' && fact.step === 'accepted' && fact.to === to) return { day: fact.day, recorded }
  }
  return null
}
