import { addDays, daysBetween, type Day } from '../day.ts'
import { instrument, type MeasureId } from '../instruments/index.ts'
import { worseBy, type Instrument } from '../instruments/instrument.ts'
import { score, scoreTotal } from '../instruments/score.ts'
import type { ClinicalFact, Fact } from './entry.ts'
import { saidIn } from './safety-said.ts'
import { RECENT_SCORES, type Score, type Track } from './track.ts'

type Measured = Fact<'assessment' | 'screening'>

/** The score of a measured fact; null where it has no total (partial answers, or a tool that is not ours). */
export function scoreOf(fact: Measured): Score | null {
  if (fact.instrument === 'other') return null
  const tool = instrument(fact.instrument)
  if (fact.answers) {
    const result = score(tool, fact.answers)
    return 'incomplete' in result
      ? null
      : { day: fact.day, total: result.total, safety: result.flags.safety?.level ?? null }
  }
  if (fact.total === undefined) return null
  return { day: fact.day, total: scoreTotal(tool, fact.total).total, safety: null }
}

/**
 * Whether this fact shows need: a positive screen, a score at or above the instrument's elevated cut, or a positive
 * answer about safety, whatever the total (laws S10).
 */
export function showsNeed(fact: ClinicalFact): boolean {
  if (saidIn(fact).some(({ level }) => level > 0)) return true
  if (fact.kind !== 'screening' && fact.kind !== 'assessment') return false
  if (fact.kind === 'screening' && fact.result) return fact.result === 'positive'
  const scored = scoreOf(fact)
  if (!scored || fact.instrument === 'other') return false
  const tool: Instrument = instrument(fact.instrument)
  return tool.thresholds.elevated !== null && worseBy(tool, scored.total, tool.thresholds.elevated) >= 0
}

/** Baseline is the initial assessment's score, else the score nearest to treatment start within -30..+14 days. */
function baselineOf(scores: readonly Score[], initial: Score | null, treated: Day | null): Score | null {
  if (initial) return initial
  if (!treated) return null
  const near = scores.filter((s) => s.day >= addDays(treated, -30) && s.day <= addDays(treated, 14))
  const distance = (s: Score) => Math.abs(daysBetween(treated, s.day))
  return near.reduce<Score | null>((best, s) => (best === null || distance(s) < distance(best) ? s : best), null)
}

const best = (tool: Instrument, scores: readonly Score[]): Score | null =>
  scores.reduce<Score | null>(
    (found, s) => (found === null || worseBy(tool, s.total, found.total) < 0 ? s : found),
    null,
  )

interface Scored {
  readonly score: Score
  readonly kind: Measured['kind']
  readonly initial: boolean
}

function scoredOf(facts: readonly ClinicalFact[], id: MeasureId, from: Day | null): readonly Scored[] {
  return facts.flatMap((fact): Scored[] => {
    if ((fact.kind !== 'assessment' && fact.kind !== 'screening') || fact.instrument !== id) return []
    if (from !== null && fact.day < from) return []
    const found = scoreOf(fact)
    const initial = fact.kind === 'assessment' && fact.occasion === 'initial'
    return found ? [{ score: found, kind: fact.kind, initial }] : []
  })
}

/**
 * The scores of one instrument over an episode; `from` is the earliest day that belongs to it, older scores are history (laws D8).
 * Before treatment has a day the first score stands as baseline, so that somebody who waits is not shown without one. A screen of
 * the day of the initial assessment led to it, so it does not come after it. `followUp` is the last score 120 to 240 days after the
 * baseline (HEDIS DRR-E).
 */
export function trackOf(facts: readonly ClinicalFact[], id: MeasureId, treated: Day | null, from: Day | null): Track {
  const tool = instrument(id)
  const scored = scoredOf(facts, id, from)
  const scores = scored.map((s) => s.score)
  const initial = scored.find((s) => s.initial)?.score ?? null
  const baseline = baselineOf(scores, initial, treated) ?? (treated ? null : (scores[0] ?? null))
  const led = (s: Scored) => initial !== null && s.kind === 'screening' && s.score.day === initial.day
  const since = baseline
    ? scored.slice(scores.indexOf(baseline)).flatMap((s) => (led(s) && s.score !== baseline ? [] : [s.score]))
    : scores
  const inWindow = (s: Score) =>
    baseline !== null && s.day >= addDays(baseline.day, 120) && s.day <= addDays(baseline.day, 240)
  return {
    baseline,
    best: baseline ? best(tool, since) : null,
    previous: since.length > 2 ? (since.at(-2) ?? null) : null,
    last: since.at(-1) ?? null,
    bestBefore: baseline ? (best(tool, since.slice(1, -1))?.total ?? null) : null,
    count: since.length,
    recent: since.slice(-RECENT_SCORES),
    followUp: since.filter(inWindow).at(-1) ?? null,
  }
}
