/**
 * The safety item of a chart, read a second time from laws 1 and O1 as plainly as can be: whole lists gone through again and again,
 * nothing remembered, nothing shared with core but the words of an entry. Slow on purpose.
 */
import type { ClinicalFact, Entry } from '../../../core/chart/entry.ts'

type Day = string
export interface NaiveSafety {
  readonly state: 'none' | 'settled' | 'unassessed' | 'high' | 'moderate' | 'elsewhere' | 'struck-out'
  readonly class: number | null
  readonly level: number | null
  readonly newAnswer: boolean
}

const factIn = (entry: Entry): ClinicalFact | null =>
  entry.fact.kind === 'correction' ? entry.fact.replacement : entry.fact
const earlierRecorded = (a: Entry, b: Entry) => a.version < b.version || (a.version === b.version && a.place < b.place)

/** "Recorded before" with the exception for one import run. */
function knownBefore(a: Entry, b: Entry): boolean {
  if (a.version === b.version && a.source === 'import' && b.source === 'import' && a.issued && b.issued)
    if (Date.parse(a.issued) !== Date.parse(b.issued)) return Date.parse(a.issued) < Date.parse(b.issued)
  return earlierRecorded(a, b)
}

/** The first entry of a chain of corrections. */
function beginning(entry: Entry, all: readonly Entry[]): string {
  let at: Entry | undefined = entry
  let id = entry.id
  while (at?.fact.kind === 'correction') {
    id = at.fact.corrects
    at = all.find((other) => other.id === id)
  }
  return id
}
/** An entry and all corrections of it, as they were recorded. */
const familyOf = (entry: Entry, all: readonly Entry[]): Entry[] =>
  all
    .filter((other) => beginning(other, all) === beginning(entry, all))
    .sort((a, b) => (earlierRecorded(a, b) ? -1 : 1))
const stands = (entry: Entry, all: readonly Entry[]): boolean => familyOf(entry, all).at(-1) === entry

/** From when on a family has said something without a break. */
function since(entry: Entry, all: readonly Entry[], same: (fact: ClinicalFact) => boolean): Entry {
  let first = entry
  for (const before of familyOf(entry, all).toReversed().slice(1)) {
    const fact = factIn(before)
    if (!fact || !same(fact)) break
    first = before
  }
  return first
}

function placeOf(entry: Entry, all: readonly Entry[]): readonly [string, string, number, number] {
  const fact = factIn(entry)
  const family = familyOf(entry, all)
  const upTo = family.slice(0, family.indexOf(entry) + 1).toReversed()
  const chain: Entry[] = []
  // Only what this entry itself corrects, back to the first: a correction beside it does not count.
  for (let at: Entry | undefined = entry; at;) {
    chain.push(at)
    const corrects: string | null = at.fact.kind === 'correction' ? at.fact.corrects : null
    at = upTo.find((other) => other.id === corrects)
  }
  const day = fact?.day ?? ''
  const told = chain.map(factIn).find((one) => one?.day === day && one.time !== undefined)?.time
  const root = chain.at(-1) ?? entry
  const time = told ?? (root.local?.startsWith(day) ? root.local.slice(11) : '24:00')
  return [day, time, root.version, root.place]
}
function isLater(a: Entry, b: Entry, all: readonly Entry[]): boolean {
  const [x, y] = [placeOf(a, all), placeOf(b, all)]
  for (let i = 0; i < 4; i++) if (x[i] !== y[i]) return (x[i] ?? '') > (y[i] ?? '')
  return false
}

interface Answer {
  readonly entry: Entry
  readonly item: string
  readonly level: number
  readonly day: Day
  readonly time: string | undefined
  readonly urgent: boolean
}
function answersIn(entry: Entry): Answer[] {
  const fact = factIn(entry)
  if (!fact) return []
  const one = (item: string, level: number | null | undefined, urgent: readonly number[]): Answer[] =>
    level === null || level === undefined
      ? []
      : [{ entry, item, level, day: fact.day, time: fact.time, urgent: urgent.includes(level) }]
  if ((fact.kind === 'assessment' || fact.kind === 'screening') && fact.instrument === 'phq-9')
    return one('phq-9 item 9', fact.answers?.[8], [3])
  if (fact.kind !== 'c-ssrs') return []
  const yes = [5, 4, 3, 2, 1].find((n) => fact.ideation[n - 1] === true)
  const ideation = yes ?? (fact.ideation.every((answer) => answer === false) ? 0 : null)
  const behaviour = { never: 0, 'over-3-months-ago': 1, 'within-3-months': 2 }
  return [
    ...one('c-ssrs ideation', ideation, [4, 5]),
    ...one('c-ssrs behaviour', fact.behaviour === null ? null : behaviour[fact.behaviour], [2]),
  ]
}
function findingIn(fact: ClinicalFact | null): 'low' | 'moderate' | 'high' | null {
  if (fact?.kind === 'c-ssrs') return fact.finding
  if (fact?.kind === 'safety' && fact.event !== 'safety-plan') return fact.finding ?? null
  return null
}
const recordedOfAnswer = (a: Answer, all: readonly Entry[]): Entry =>
  since(
    a.entry,
    all,
    (fact) =>
      fact.day === a.day &&
      answersIn({ ...a.entry, fact } as Entry).some((other) => other.item === a.item && other.level === a.level),
  )
const recordedOfFinding = (entry: Entry, all: readonly Entry[]): Entry =>
  since(entry, all, (fact) => findingIn(fact) !== null)
const recordedAs = (entry: Entry, all: readonly Entry[]): Entry => {
  const fact = factIn(entry)
  return since(entry, all, (before) => {
    if (before.kind !== fact?.kind) return false
    if (before.kind === 'safety-outcome' && fact.kind === 'safety-outcome') return before.outcome === fact.outcome
    if (before.kind === 'safety-confirmation' && fact.kind === 'safety-confirmation')
      return before.confirms === fact.confirms
    return true
  })
}
const person = (entry: Entry, all: readonly Entry[]): string => {
  const fact = factIn(entry)
  const named = fact?.kind === 'safety' || fact?.kind === 'c-ssrs' ? fact.assessedBy : undefined
  return named
    ? `named ${named.trim().toLowerCase().replaceAll(/\s+/g, ' ')}`
    : `author ${recordedOfFinding(entry, all).author}`
}

interface Open {
  readonly uncovered: readonly Answer[]
  readonly findings: readonly Entry[]
  readonly handOver: Entry | null
  readonly above: readonly Answer[]
  readonly strikes: readonly Strike[]
  readonly everOpen: boolean
}
interface Strike {
  readonly by: Entry
  readonly family: string
  readonly item: string | null
  readonly level: number
  readonly high: boolean
  readonly urgent: boolean
}

/** Whether the assessment in `by` answers the question that answer `a` asks. */
function covers(by: Entry, a: Answer, all: readonly Entry[]): boolean {
  if (beginning(by, all) === beginning(a.entry, all)) return true
  const fact = factIn(by)
  const run = familyOf(by, all).filter((one) => !earlierRecorded(one, recordedOfFinding(by, all)))
  for (const one of run) {
    const was = factIn(one)
    if (!was) continue
    if (a.day > was.day) return false
    if (a.day === was.day && was.time !== undefined && a.time !== undefined && a.time > was.time) return false
  }
  const [asked, known] = [recordedOfAnswer(a, all), recordedOfFinding(by, all)]
  const oneSave = asked.version === known.version && (asked.source !== 'import' || known.source !== 'import')
  return fact !== null && (oneSave || knownBefore(asked, known))
}

function openIn(all: readonly Entry[], from: Day | null): Open {
  const standing = all.filter((entry) => stands(entry, all) && factIn(entry))
  const belongs = (day: Day) => from === null || day >= from
  const assessments = standing.filter((entry) => findingIn(factIn(entry)) !== null)
  const before = (entry: Entry) =>
    openIn(
      all.filter((other) => earlierRecorded(other, entry)),
      from,
    )
  const dayOf = (entry: Entry) => factIn(entry)?.day ?? ''

  const outcomes = standing.filter((entry) => factIn(entry)?.kind === 'safety-outcome')
  const inEffect = outcomes.filter((entry) => {
    const fact = factIn(entry)
    if (fact?.kind !== 'safety-outcome') return false
    const recorded = recordedAs(entry, all)
    if (fact.outcome === 'managed') return true
    const then = before(recorded)
    if (fact.outcome === 'received') {
      const to = then.handOver && factIn(then.handOver)
      return to?.kind === 'hand-over' && fact.day >= to.day && fact.day <= to.checkDay
    }
    if (fact.outcome === 'not-reached') {
      const newest = [...then.uncovered.map((a) => a.day), ...then.findings.map(dayOf)].sort().at(-1) ?? ''
      const touches = standing.filter((other) => {
        const touch = factIn(other)
        if (!touch || touch.day < newest) return false
        const twoWay = (f: ClinicalFact) =>
          f.kind === 'referral' ||
          (f.kind === 'contact' && f.outcome === 'completed') ||
          (f.kind === 'appointment' && f.event === 'kept' && f.visit !== 'primary-care' && f.visit !== 'other')
        if (twoWay(touch) && knownBefore(recorded, since(other, all, twoWay))) return true
        return answersIn(other).some((a) => a.level > 0 && knownBefore(recorded, recordedOfAnswer(a, all)))
      })
      if (touches.length > 0) return false
    }
    const needsTwo =
      fact.outcome === 'not-reached' ||
      then.uncovered.some((a) => a.urgent) ||
      then.findings.some((one) => findingIn(factIn(one)) === 'high') ||
      then.strikes.some((one) => one.urgent)
    if (!needsTwo) return true
    return standing.some((other) => {
      const confirmation = factIn(other)
      const by = recordedAs(other, all)
      return (
        confirmation?.kind === 'safety-confirmation' &&
        confirmation.confirms === fact.outcome &&
        by.author !== recorded.author &&
        knownBefore(recorded, by)
      )
    })
  })
  const outcomeOf = (entry: Entry) => {
    const fact = factIn(entry)
    return fact?.kind === 'safety-outcome' ? fact.outcome : ''
  }
  const settlers = inEffect.filter((entry) => ['not-reached', 'died', 'entered-in-error'].includes(outcomeOf(entry)))
  const timeOf = (entry: Entry) => factIn(entry)?.time
  const settles = (by: Entry, day: Day, recorded: Entry, time?: string) => {
    const told = timeOf(by)
    if (day === dayOf(by) && time !== undefined && told !== undefined && time > told) return false
    return day <= dayOf(by) && knownBefore(recorded, recordedAs(by, all))
  }

  const uncovered = standing
    .flatMap(answersIn)
    .filter((a) => a.level > 0 && belongs(a.day))
    .filter((a) => !assessments.some((by) => covers(by, a, all)))
    .filter((a) => !settlers.some((by) => settles(by, a.day, recordedOfAnswer(a, all), a.time)))
  const findings = assessments.filter((entry) => {
    const finding = findingIn(factIn(entry))
    if (finding === 'low' || !belongs(dayOf(entry))) return false
    const recorded = recordedOfFinding(entry, all)
    const enders = inEffect.filter((by) => {
      const outcome = outcomeOf(by)
      return outcome === 'managed' ? finding === 'moderate' : true
    })
    if (enders.some((by) => settles(by, dayOf(entry), recorded, timeOf(entry)))) return false
    return !assessments.some((by) => {
      if (!isLater(by, entry, all) || !knownBefore(recorded, recordedOfFinding(by, all))) return false
      return finding === 'moderate' || dayOf(by) !== dayOf(entry) || person(by, all) !== person(entry, all)
    })
  })
  const handOvers = standing.filter((entry) => {
    if (factIn(entry)?.kind !== 'hand-over') return false
    const recorded = recordedAs(entry, all)
    const then = before(recorded)
    if (then.uncovered.length + then.findings.length === 0) return false
    if (assessments.some((by) => isLater(by, entry, all) && knownBefore(recorded, recordedOfFinding(by, all))))
      return false
    const enders = inEffect.filter((by) => outcomeOf(by) !== 'managed')
    return !enders.some((by) => settles(by, dayOf(entry), recorded, timeOf(entry)))
  })
  const handOver =
    handOvers.sort((a, b) => (earlierRecorded(recordedAs(a, all), recordedAs(b, all)) ? -1 : 1)).at(-1) ?? null
  const above = handOver ? uncovered.filter((a) => !settles(handOver, a.day, recordedOfAnswer(a, all), a.time)) : []
  const { strikes, confirmed } = strikesIn(all, standing, before, settlers, settles)
  const everOpen =
    standing.flatMap(answersIn).some((a) => a.level > 0 && belongs(a.day)) ||
    assessments.some((entry) => findingIn(factIn(entry)) !== 'low' && belongs(dayOf(entry))) ||
    strikes.length > 0 ||
    confirmed
  return { uncovered, findings, handOver, above, strikes, everOpen }
}

function strikesIn(
  all: readonly Entry[],
  standing: readonly Entry[],
  before: (entry: Entry) => Open,
  settlers: readonly Entry[],
  settles: (by: Entry, day: Day, recorded: Entry) => boolean,
): { strikes: Strike[]; confirmed: boolean } {
  const made: Strike[] = []
  for (const correction of all.filter((entry) => entry.fact.kind === 'correction')) {
    const family = familyOf(correction, all)
    const was = family[family.indexOf(correction) - 1]
    const wasFact = was && factIn(was)
    if (!wasFact) continue
    const then = before(correction)
    const name = beginning(correction, all)
    const now = answersIn(correction)
    const finding = findingIn(factIn(correction))
    const mine = (entry: Entry) => beginning(entry, all) === name
    const others =
      then.uncovered.filter((a) => !mine(a.entry)).length + then.findings.filter((entry) => !mine(entry)).length
    const last = others === 0 && !now.some((a) => a.level > 0) && finding !== 'moderate' && finding !== 'high'
    for (const a of then.uncovered.filter((one) => mine(one.entry))) {
      const level = now.find((one) => one.item === a.item)?.level
      if ((level === undefined || level < a.level) && (a.urgent || last))
        made.push({ by: correction, family: name, item: a.item, level: a.level, high: false, urgent: a.urgent })
    }
    for (const entry of then.findings.filter(mine)) {
      const high = findingIn(factIn(entry)) === 'high'
      const lowered = high ? finding !== 'high' : finding !== 'high' && finding !== 'moderate'
      if (lowered && (high || last))
        made.push({ by: correction, family: name, item: null, level: 0, high, urgent: high })
    }
  }
  const open = made.filter((strike) => {
    const family = standing.filter((entry) => beginning(entry, all) === strike.family)
    return strike.item === null
      ? !family.some((entry) => {
          const finding = findingIn(factIn(entry))
          return finding === 'high' || (finding === 'moderate' && !strike.high)
        })
      : !family.flatMap(answersIn).some((a) => a.item === strike.item && a.level >= strike.level)
  })
  const isConfirmed = (strike: Strike) =>
    standing.some((entry) => {
      const fact = factIn(entry)
      const by = recordedAs(entry, all)
      return (
        fact?.kind === 'safety-confirmation' &&
        fact.confirms === 'struck-out' &&
        knownBefore(strike.by, by) &&
        (!strike.urgent || by.author !== strike.by.author)
      )
    })
  return {
    strikes: open
      .filter((strike) => !isConfirmed(strike))
      .filter((strike) => !settlers.some((by) => settles(by, strike.by.fact.day, strike.by))),
    confirmed: open.length > 0,
  }
}

/** `from` is the earliest day that belongs to the episode; null = every day does. */
export function naiveSafety(all: readonly Entry[], today: Day, from: Day | null): NaiveSafety {
  const { uncovered, findings, handOver, above, strikes, everOpen } = openIn(all, from)
  const to = handOver && factIn(handOver)
  const holds = to?.kind === 'hand-over' && today <= to.checkDay
  const speaking = holds ? above : uncovered
  const rose = (a: Answer) => {
    const before = all
      .filter((entry) => stands(entry, all))
      .flatMap(answersIn)
      .filter((b) => b.item === a.item && (from === null || b.day >= from) && isLater(a.entry, b.entry, all))
      .filter((b) => b.level === 0 || !uncovered.some((u) => u.entry === b.entry && u.item === b.item))
    return before.length > 0 && a.level - Math.max(...before.map((b) => b.level)) >= 2
  }
  const has = (finding: string) => findings.some((entry) => findingIn(factIn(entry)) === finding)
  const classes: number[] = []
  if (!holds && has('high')) classes.push(1)
  if (!holds && has('moderate')) classes.push(3)
  for (const a of speaking) classes.push(a.urgent || rose(a) ? 2 : 4)
  if (strikes.length > 0) classes.push(5)
  const state = holds
    ? 'elsewhere'
    : has('high')
      ? 'high'
      : has('moderate')
        ? 'moderate'
        : uncovered.length > 0
          ? 'unassessed'
          : strikes.length > 0
            ? 'struck-out'
            : everOpen
              ? 'settled'
              : 'none'
  const pressing = speaking.toSorted((a, b) => weight(b) - weight(a))[0]
  function weight(a: Answer): number {
    return (a.urgent || rose(a) ? 100 : 0) + (a.urgent ? 10 : 0) + a.level
  }
  return {
    state,
    class: classes.length > 0 ? Math.min(...classes) : null,
    level: pressing?.level ?? null,
    newAnswer: speaking.length > 0 && ['elsewhere', 'high', 'moderate'].includes(state),
  }
}
