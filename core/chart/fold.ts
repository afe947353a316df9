import { NOTHING_CHOSEN, type ChosenSettings } from '../settings/index.ts'
import { readingOf, type Belongs } from './belonging.ts'
import { effective, type EffectiveChart } from './effective.ts'
import type { Entry } from './entry.ts'
import type { Episode } from './episode.ts'
import { identityOf } from './identity.ts'
import { historyBefore, knownDay, milestones } from './milestones.ts'
import type { OpenSafety } from './open-safety.ts'
import { safetyOfChart } from './safety.ts'
import type { Summary } from './summary.ts'
import { foldViews } from './views/index.ts'

/** A chart read once: its summary, and what a page or an admission needs of the same reading. */
export interface ChartReading {
  readonly summary: Summary
  readonly chart: EffectiveChart
  readonly open: OpenSafety
  readonly belongs: Belongs
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
  const identified = knownDay(stages.identified)
  const from = historyBefore(identified, chosen)
  const reading = readingOf(entries, from, chosen)
  const safety = safetyOfChart(entries, standing, reading)
  const told = foldViews({ standing, facts, chosen, stages, from, safety })
  const summary: Summary = { ...identityOf(episode, identified), ...told }
  return { summary, chart, open: safety.open, belongs: reading.belongs }
}

/** The summary of a chart. */
export const summarize = (
  episode: Episode,
  entries: readonly Entry[],
  chosen: ChosenSettings = NOTHING_CHOSEN,
): Summary => readChart(episode, entries, chosen).summary
