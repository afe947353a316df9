import { ageInYears, type Day } from '../day.ts'
import { effective } from './effective.ts'
import type { ClinicalFact, Entry } from './entry.ts'
import type { Episode } from './episode.ts'
import { anyTreatmentDay, knownDay, milestones, wasAlreadyTreated } from './milestones.ts'
import { safetyState } from './safety.ts'
import { trackOf } from './scores.ts'
import type { Summary } from './summary.ts'
import type { AgeBand } from './vocabulary.ts'

/** Age on the day need was identified, in the bands of HEDIS. */
export function ageBandOn(birthDate: Day | null, day: Day | null): AgeBand {
  if (!birthDate || !day || day < birthDate) return 'unknown'
  const age = ageInYears(birthDate, day)
  return age < 12 ? 'under-12' : age < 18 ? '12-17' : age < 65 ? '18-64' : '65+'
}

type Treatment = Extract<ClinicalFact, { kind: 'treatment' }>

/** Names with dose of what is being taken or done, newest change first, at most three. */
function activeTreatments(changes: readonly Treatment[]): string[] {
  const active = new Map<string, string>()
  for (const { name, dose, action } of changes) {
    active.delete(name)
    if (action !== 'stop') active.set(name, dose ? `${name} ${dose}` : name)
  }
  return [...active.values()].reverse().slice(0, 3)
}

const lastOf = (facts: readonly ClinicalFact[], holds: (fact: ClinicalFact) => boolean): Day | null =>
  facts.findLast(holds)?.day ?? null

/** The next day somebody promised to be in touch: of the latest contact that names one. A visit kept since then does not move it. */
const nextDue = (facts: readonly ClinicalFact[]): Day | null => {
  const last = facts.findLast((fact) => fact.kind === 'contact' && fact.nextDue !== undefined)
  return last?.kind === 'contact' ? (last.nextDue ?? null) : null
}

/**
 * Folds a chart into its summary. Pure: the same header and entries give the same summary, in whatever order the entries come
 * (property test), so that a rebuild equals what was written step by step.
 */
export function summarize(episode: Episode, entries: readonly Entry[]): Summary {
  const facts = effective(entries).facts.map((standing) => standing.fact)
  const stages = milestones(facts)
  const treated = knownDay(stages.treated)
  const identified = knownDay(stages.identified)
  const began = knownDay(stages.referred) ?? identified
  const close = facts.find((fact) => fact.kind === 'close')
  const safety = safetyState(facts)
  const { patient, coverage } = episode
  const already = wasAlreadyTreated(facts, began)
  const changes = facts.filter((fact) => fact.kind === 'treatment')
  return {
    episodeId: episode.episodeId,
    patientId: episode.patientId,
    version: episode.version,
    family: patient.family,
    given: patient.given,
    mrn: patient.mrn,
    birthDate: patient.birthDate,
    sex: patient.sex,
    careManager: episode.careManager,
    payerClass: coverage.payerClass,
    plan: coverage.plan,
    language: patient.language,
    raceEthnicity: patient.raceEthnicity,
    rurality: patient.rurality,
    ageBand: ageBandOn(patient.birthDate, identified),
    stages,
    anyTreatment: anyTreatmentDay(facts, began),
    alreadyOnTreatment: already,
    closed: close?.kind === 'close' ? { day: close.day, reason: close.reason } : null,
    phq9: trackOf(facts, 'phq-9', treated),
    gad7: trackOf(facts, 'gad-7', treated),
    item9: safety.item9,
    safety: safety.open,
    riskAssessed: safety.riskAssessed,
    safetyPlan: safety.safetyPlan,
    lastContact: lastOf(facts, (f) => f.kind === 'contact' && f.outcome === 'completed'),
    lastAttempt: lastOf(facts, (f) => f.kind === 'contact' && f.outcome === 'attempted'),
    nextDue: nextDue(facts),
    lastChange: changes.at(-1)?.day ?? null,
    treatments: activeTreatments(changes),
  }
}
