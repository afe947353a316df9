import type { CaseloadRow, ChartRow } from '../../../../core/contract/index.ts'

/** A row of somebody in treatment about whom nothing is known, with overrides. */
export const makeRow = (more: Partial<CaseloadRow> = {}): CaseloadRow => ({
  episodeId: 'e1',
  version: 1,
  name: 'Halvery, Noor',
  mrn: '40-2281',
  age: 27,
  careManager: 'km-1',
  stage: 'in-treatment',
  week: 6,
  waitingDays: null,
  reasons: [],
  group: 8,
  lead: null,
  course: { code: 'no-baseline', detail: null },
  freshness: { code: 'none', days: null },
  measures: [],
  spark: [],
  answered: null,
  safety: null,
  safetyPlan: null,
  lastAttempt: null,
  lastContact: null,
  nextDue: null,
  severity: null,
  needsContact: false,
  ...more,
})

/** A safety item with one answer that nobody has assessed. */
export const openSafety = (
  more: Partial<NonNullable<CaseloadRow['safety']>> = {},
): NonNullable<CaseloadRow['safety']> => ({
  ...{
    state: 'unassessed',
    class: 4,
    level: 1,
    instrument: 'phq-9',
    on: '2026-11-09',
    since: '2026-11-09',
    struck: null,
    newest: '2026-11-09',
  },
  ...{ risen: false, newAnswer: false, assessed: null, elsewhere: null, awaiting: false, settled: null, history: null },
  imported: false,
  ...more,
})

/** The same with what only the page of the chart shows. */
export const makeChartRow = (more: Partial<ChartRow> = {}): ChartRow => ({
  ...makeRow(),
  reached: 'treated',
  measures: [],
  lastChange: null,
  lastReview: null,
  treatments: [],
  safetySteps: [],
  ...more,
})
