/** What a person was observed to do, in time since their start: `code` 0 = censored, 1.. = the event that came first. */
export interface Observation {
  readonly time: number
  readonly code: number
}

/** People under observation and what happened, at every distinct observed time, ascending. Arrays have the same length. */
export interface RiskTable {
  readonly time: readonly number[]
  /** People still under observation just before the time; those censored at it are among them. */
  readonly atRisk: readonly number[]
  /** For each code, people with that code at each time; index 0 = censored. */
  readonly counts: readonly (readonly number[])[]
}

/** R's timefix: times this close, absolutely or relative to the mean distinct time, are one time (0.1 + 0.2 is 0.3). */
const SAME_TIME = Math.sqrt(Number.EPSILON)

function distinctTimes(ascending: readonly number[]): number[] {
  const unique = ascending.filter((t, i) => i === 0 || t !== ascending[i - 1])
  const near = SAME_TIME * Math.max(1, unique.reduce((sum, t) => sum + t, 0) / unique.length)
  return unique.filter((t, i) => i === 0 || t - (unique[i - 1] ?? t) > near)
}

/** Tallies observations. RangeError for a time that is not finite and >= 0 or a code that is not a whole number >= 0. */
export function tallyTimes(sample: readonly Observation[], codes: number): RiskTable {
  for (const { time, code } of sample) {
    if (!(time >= 0 && time < Infinity)) throw new RangeError('A survival time is a finite number, 0 or more')
    if (!Number.isInteger(code) || code < 0 || code >= codes) throw new RangeError('An event code is out of range')
  }
  const ordered = [...sample].sort((a, b) => a.time - b.time)
  const time = distinctTimes(ordered.map((o) => o.time))
  const counts = Array.from({ length: codes }, () => new Array<number>(time.length).fill(0))
  const atRisk = new Array<number>(time.length).fill(0)
  let j = 0
  ordered.forEach((o, i) => {
    while (j + 1 < time.length && o.time >= (time[j + 1] ?? Infinity)) j++
    if (!atRisk[j]) atRisk[j] = ordered.length - i
    const row = counts[o.code]
    if (row) row[j] = (row[j] ?? 0) + 1
  })
  return { time, atRisk, counts }
}

const checkedCount = (n: number): number => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError('A count per day is a whole number, 0 or more')
  return n
}

/**
 * A risk table from people per day: `events[code][day]`, index 0 = censored, and `total` people at the start. Days on which
 * nothing happened are left out. RangeError for counts that are not whole numbers >= 0 or that exceed `total`.
 */
export function tallyDays(total: number, events: readonly ArrayLike<number>[]): RiskTable {
  const days = events.reduce((most, row) => Math.max(most, row.length), 0)
  const time: number[] = []
  const atRisk: number[] = []
  const counts = events.map((): number[] => [])
  let left = total
  for (let day = 0; day < days; day++) {
    let happened = 0
    for (const row of events) happened += checkedCount(row[day] ?? 0)
    if (happened === 0) continue
    time.push(day)
    atRisk.push(left)
    for (let code = 0; code < events.length; code++) counts[code]?.push(events[code]?.[day] ?? 0)
    left -= happened
  }
  if (!Number.isInteger(total) || !(left >= 0)) throw new RangeError('The total is fewer people than were counted')
  return { time, atRisk, counts }
}
