import type { Safety, SafetyAnswer, Uncovered } from '../safety-state.ts'
import { dayView, type View } from './view.ts'

type PackedUncovered = readonly [
  instrument: Uncovered['instrument'],
  item: number,
  level: number,
  on: string,
  urgent: 0 | 1,
  from: number | null,
  risen: 0 | 1,
  newestDay: string,
  newestLevel: number,
  lateFor: string | null,
]
const packUncovered = (u: Uncovered | null): PackedUncovered | null =>
  u && [
    ...([u.instrument, u.item, u.level, u.on, u.urgent ? 1 : 0, u.from, u.risen ? 1 : 0] as const),
    ...([u.newest.day, u.newest.level, u.lateFor] as const),
  ]
const unpackUncovered = (p: PackedUncovered | null): Uncovered | null =>
  p && {
    instrument: p[0],
    item: p[1],
    level: p[2],
    on: p[3],
    urgent: p[4] === 1,
    from: p[5],
    risen: p[6] === 1,
    newest: { day: p[7], level: p[8] },
    lateFor: p[9],
  }

type Finding = NonNullable<Safety['finding']>
type Elsewhere = NonNullable<Safety['elsewhere']>
type Struck = NonNullable<Safety['struck']>
type Awaiting = NonNullable<Safety['awaiting']>
type Assessed = NonNullable<Safety['assessed']>
type Settled = NonNullable<Safety['settled']>
export type PackedSafety = readonly [
  since: string | null,
  uncovered: PackedUncovered | null,
  finding: readonly [Finding['finding'], string, number, Finding['instrument']?] | null,
  elsewhere: readonly [Elsewhere['how'], string, string, PackedUncovered | null] | null,
  struck: readonly [string, Struck['what'], number, Struck['instrument'], 0 | 1, string] | null,
  awaiting: readonly [Awaiting['outcome'], string, string] | null,
  assessed: readonly [string, Assessed['finding']] | null,
  settled: readonly [Settled['how'], string] | null,
  history: readonly [string, number] | null,
  imported: 0 | 1,
]

function pack(s: Safety | null): PackedSafety | null {
  if (!s) return null
  const { finding, elsewhere, struck, awaiting, assessed, settled, history } = s
  return [
    s.since,
    packUncovered(s.uncovered),
    finding &&
      (finding.instrument === null
        ? [finding.finding, finding.day, finding.level]
        : [finding.finding, finding.day, finding.level, finding.instrument]),
    elsewhere && [elsewhere.how, elsewhere.day, elsewhere.checkDay, packUncovered(elsewhere.above)],
    struck && [struck.day, struck.what, struck.level, struck.instrument, struck.urgent ? 1 : 0, struck.by],
    awaiting && [awaiting.outcome, awaiting.day, awaiting.by],
    assessed && [assessed.day, assessed.finding],
    settled && [settled.how, settled.day],
    history && [history.day, history.level],
    s.imported ? 1 : 0,
  ]
}

function unpack(p: PackedSafety | null): Safety | null {
  if (p === null) return null
  const [since, uncovered, finding, elsewhere, struck, awaiting, assessed, settled, history, imported] = p
  return {
    since,
    uncovered: unpackUncovered(uncovered),
    finding: finding && { finding: finding[0], day: finding[1], level: finding[2], instrument: finding[3] ?? null },
    elsewhere: elsewhere && {
      how: elsewhere[0],
      day: elsewhere[1],
      checkDay: elsewhere[2],
      above: unpackUncovered(elsewhere[3]),
    },
    struck: struck && {
      day: struck[0],
      what: struck[1],
      level: struck[2],
      instrument: struck[3],
      urgent: struck[4] === 1,
      by: struck[5],
    },
    awaiting: awaiting && { outcome: awaiting[0], day: awaiting[1], by: awaiting[2] },
    assessed: assessed && { day: assessed[0], finding: assessed[1] },
    settled: settled && { how: settled[0], day: settled[1] },
    history: history && { day: history[0], level: history[1] },
    imported: imported === 1,
  }
}

/** The safety item of the episode (laws 1); null where nothing was ever open, assessed or in the history. */
export const safety: View<Safety | null, PackedSafety | null> = {
  ...{ empty: null, pack, unpack },
  fold: (chart) => chart.safety.item,
}

export type PackedAnswer = readonly [
  day: string,
  level: SafetyAnswer['level'],
  instrument: SafetyAnswer['instrument'],
  given: SafetyAnswer['given'],
]

/** The latest answer to any safety item; null = none was ever asked. */
export const answered: View<SafetyAnswer | null, PackedAnswer | null> = {
  empty: null,
  fold: (chart) => chart.safety.answered,
  pack: (told) => told && [told.day, told.level, told.instrument, told.given],
  unpack: (packed) => packed && { day: packed[0], level: packed[1], instrument: packed[2], given: packed[3] },
}

/** The day of the last safety plan. */
export const safetyPlan = dayView((chart) => chart.safety.plan)
