import { addDays, daysBetween, type Day } from '../day.ts'
import { instrument, type InstrumentId } from '../instruments/index.ts'
import { safetyOf, score, scoreTotal } from '../instruments/score.ts'
import type { ClinicalFact } from './entry.ts'
import { RECENT_SCORES, type Score, type Track } from './summary.ts'

type Measured = Extract<ClinicalFact, { kind: 'assessment' | 'screening' }>

/** The score of a measured fact; null where it has no total (partial answers, or a tool that is not ours). */
export function scoreOf(fact: Measured): Score | null {
  if (fact.instrument === 'other') return null
  const tool = instrument(fact.instrument)
  if (fact.answers) {
    const result = score(tool, fact.answers)
    return 'incomplete' in result
      ? null
      : { day: fact.day, total: result.total, item9: result.flags.safety?.level ?? null }
  }
  if (fact.total === undefined) return null
  return { day: fact.day, total: scoreTotal(tool, fact.total).total, item9: null }
}

/** The answer to the safety item, known even where too few items were answered for a total; null = unknown. */
export function safetyLevelOf(fact: Measured): number | null {
  if (fact.instrument === 'other' || !fact.answers) return null
  return safetyOf(instrument(fact.instrument), fact.answers)?.level ?? null
}

/** Whether this fact shows need: a positive screen, or a score at or above the instrument's elevated cut (metrics.md 1.5). */
export function showsNeed(fact: ClinicalFact): boolean {
  if (fact.kind !== 'screening' && fact.kind !== 'assessment') return false
  if (fact.kind === 'screening' && fact.result) return fact.result === 'positive'
  const scored = scoreOf(fact)
  if (!scored || fact.instrument === 'other') return false
  return scored.total >= instrument(fact.instrument).thresholds.elevated
}

/** Baseline is the initial assessment's score, else the score nearest to treatment start within -30..+14 days (metrics.md 2.1). */
function baselineOf(scores: readonly Score[], initial: Score | null, treated: Day | null): Score | null {
  if (initial) return initial
  if (!treated) return null
  const near = scores.filter((s) => s.day >= addDays(treated, -30) && s.day <= addDays(treated, 14))
  const distance = (s: Score) => Math.abs(daysBetween(treated, s.day))
  return near.reduce<Score | null>((best, s) => (best === null || distance(s) < distance(best) ? s : best), null)
}

const lowest = (scores: readonly Score[]): Score | null =>
  scores.reduce<Score | null>((best, s) => (best === null || s.total < best.total ? s : best), null)

/**
 * The scores of one instrument over an episode. Before treatment has a day the first score stands as baseline, so that
 * somebody who waits is not shown without one. `followUp` is the last score 120 to 240 days after the baseline (HEDIS DRR-E).
 */
export function trackOf(facts: readonly ClinicalFact[], id: InstrumentId, treated: Day | null): Track {
  const scored = facts.flatMap((fact) => {
    if (fact.kind !== 'assessment' && fact.kind !== 'screening') return []
    const s = fact.instrument === id ? scoreOf(fact) : null
    return s ? [{ score: s, initial: fact.kind === 'assessment' && fact.occasion === 'initial' }] : []
  })
  const scores = scored.map((s) => s.score)
  const initial = scored.find((s) => s.initial)?.score ?? null
  const baseline = baselineOf(scores, initial, treated) ?? (treated ? null : (scores[0] ?? null))
  const since = baseline ? scores.slice(scores.indexOf(baseline)) : []
  const inWindow = (s: Score) =>
    baseline !== null && s.day >= addDays(baseline.day, 120) && s.day <= addDays(baseline.day, 240)
  return {
    baseline,
    best: lowest(since),
    previous: scores.at(-2) ?? null,
    last: scores.at(-1) ?? null,
    recent: scores.slice(-RECENT_SCORES),
    followUp: scores.filter(inWindow).at(-1) ?? null,
  }
}
