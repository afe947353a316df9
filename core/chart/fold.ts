import { ageInYears, type Day } from '../day.ts'
import { NOTHING_CHOSEN, type ChosenSettings } from '../settings/index.ts'
import { actedOn } from './acted-on.ts'
import { isAttempt, isContact, nextDue, safetyDue } from './contacts.ts'
import { readingOf } from './belonging.ts'
import { effective, type EffectiveChart } from './effective.ts'
import type { ClinicalFact, Entry } from './entry.ts'
import type { Episode } from './episode.ts'
import { anyTreatmentDay, declinedDay, historyBefore, knownDay, milestones, wasAlreadyTreated } from './milestones.ts'
import type { OpenSafety } from './safety-open.ts'
import { safetyOfChart } from './safety.ts'
import { trackOf } from './scores.ts'
import type { Summary } from './summary.ts'
import { treatmentOf } from './treatment.ts'
import type { AgeBand } from './vocabulary.ts'

/** Age on the day need was identified, in the bands of HEDIS. */
export function ageBandOn(birthDate: Day | null, day: Day | null): AgeBand {
  if (!birthDate || !day || day < birthDate) return 'unknown'
  const age = ageInYears(birthDate, day)
  return age < 12 ? 'under-12' : age < 18 ? '12-17' : age < 65 ? '18-64' : '65+'
}

const lastDay = (facts: readonly ClinicalFact[], holds: (fact: ClinicalFact) => boolean): Day | null =>
  facts.findLast(holds)?.day ?? null

function consentOf(facts: readonly ClinicalFact[]): Summary['consent'] {
  const last = facts.findLast((fact) => fact.kind === 'consent')
  return last ? { state: last.state, day: last.day } : null
}

/** Who the person is and what is counted by, as the header says it. */
function identityOf({ episodeId, patientId, version, careManager, patient, coverage }: Episode) {
  const { family, given, mrn, birthDate, sex, language, raceEthnicity, rurality } = patient
  return {
    ...{ episodeId, patientId, version, family, given, mrn, birthDate, sex, careManager },
    ...{ payerClass: coverage.payerClass, plan: coverage.plan, language, raceEthnicity, rurality },
  }
}

/** A chart read once: its summary, and what a page or an admission needs of the same reading. */
export interface ChartReading {
  readonly summary: Summary
  readonly chart: EffectiveChart
  readonly open: OpenSafety
}

/**
 * Folds a chart into its summary. Pure: the same header, entries and settings give the same summary, in whatever order the entries
 * come (property test), so that a rebuild equals what was written step by step. A setting is read for the day it is about, so that
 * choosing another one from today on leaves what was folded before as it is.
 */
export function readChart(
  episode: Episode,
  entries: readonly Entry[],
  chosen: ChosenSettings = NOTHING_CHOSEN,
): ChartReading {
  const chart = effective(entries)
  const standing = chart.facts
  const facts = standing.map(({ fact }) => fact)
  const stages = milestones(facts, chosen)
  const treated = knownDay(stages.treated)
  const identified = knownDay(stages.identified)
  const began = knownDay(stages.referred) ?? identified
  const close = facts.find((fact) => fact.kind === 'close')
  const from = historyBefore(identified, chosen)
  const safety = safetyOfChart(entries, standing, readingOf(entries, from, chosen))
  const summary: Summary = {
    ...identityOf(episode),
    ageBand: ageBandOn(episode.patient.birthDate, identified),
    stages,
    anyTreatment: anyTreatmentDay(facts, began),
    alreadyOnTreatment: wasAlreadyTreated(facts, began),
    closed: close ? { day: close.day, reason: close.reason } : null,
    phq9: trackOf(facts, 'phq-9', treated, from),
    gad7: trackOf(facts, 'gad-7', treated, from),
    answered: safety.answered,
    safety: safety.item,
    safetyPlan: safety.plan,
    consent: consentOf(facts),
    declined: declinedDay(facts),
    lastContact: lastDay(facts, isContact),
    lastAttempt: lastDay(facts, isAttempt),
    nextDue: nextDue(standing, chosen),
    safetyDue: safetyDue(standing),
    treatment: treatmentOf(standing),
    lastReview: lastDay(facts, (fact) => fact.kind === 'case-review'),
    actedOn: actedOn(standing, safety.open.facts.families, chosen),
  }
  return { summary, chart, open: safety.open }
}

/** The summary of a chart. */
export const summarize = (
  episode: Episode,
  entries: readonly Entry[],
  chosen: ChosenSettings = NOTHING_CHOSEN,
): Summary => readChart(episode, entries, chosen).summary
