import { awaitedFrom } from '../awaited.ts'
import type { ChartAsked, SafetyAsked } from '../kinds/kind.ts'
import type { ClinicalFact, Entry } from '../entry.ts'
import { isNotYet } from '../not-yet.ts'
import type { Place } from '../order.ts'
import { saidIn } from '../safety-said.ts'
import { safetyChart, stepsToday, whyNotConfirmed } from '../safety-steps.ts'
import type { ChartAtHand } from './chart-at-hand.ts'
import { happenedAfter } from './days.ts'

/** Days of the answers that the save at hand brings before the fact. */
function answeredInSave({ entries, standing }: ChartAtHand) {
  const version = Math.max(0, ...entries.map((entry) => entry.version))
  return standing
    .filter(({ entry, fact }) => isNotYet(entry) && entry.version === version && saidIn(fact).length > 0)
    .map(({ fact }) => fact.day)
}

function safetyAsked(chart: ChartAtHand): SafetyAsked {
  const safety = safetyChart(chart.entries, chart.today, chart.chosen)
  const { uncovered, findings, elsewhere, facts } = safety.open
  return {
    ...{ uncovered, findings, elsewhere },
    answered: facts.answers.map(({ day }) => day),
    answeredInSave: answeredInSave(chart),
    blocked: (step, on) =>
      stepsToday({ ...safety, today: on }, chart.by).find((one) => one.step === step)?.blocked ?? null,
    isAwaited: awaitedFrom(chart.entries).length > 0,
    confirmBlocked: (what) => whyNotConfirmed(safety, chart.by, what),
  }
}

/**
 * What a kind may ask of a chart (kinds/kind.ts) about a fact at this place; `recorded`: the entry it began with, `corrected`: what it
 * says now. Both null = it is new.
 */
export const asked = (
  chart: ChartAtHand,
  place: Place,
  recorded: Entry | null,
  corrected: ClinicalFact | null,
): ChartAsked => ({
  today: chart.today,
  recordedOn: recorded?.local?.slice(0, 10) ?? chart.today,
  corrected: corrected && { ...corrected },
  chosen: chart.chosen,
  closed: chart.closed,
  safety: () => safetyAsked(chart),
  after: () => happenedAfter(place, recorded, chart),
})
