/**
 * Law 1, "struck out": corrections that took away what was open. A plain second reading, correction by correction, each against the
 * chart as it was recorded before it.
 *
 * Decided where the laws leave room: an urgent answer or a finding of high counts however much else is open; anything else only where
 * it was the last that was open, whatever its correction opens instead. It stands until confirmed (urgent and high: by another author than who corrected), until an
 * ending outcome recorded after it, or until the same line says it again at that level or above.
 */
import type { Entry } from '../../../core/chart/entry.ts'
import type { Day } from '../../../core/day.ts'
import { type Belongs, openIn, type Outcome, type World, worldOf } from './open.ts'
import { grewBefore, isBefore, isDatedAfter, linesOf } from './order.ts'
import { type Answer, type Assessment, type Finding, foundIn, isUrgent, type Told, toldIn } from './said.ts'

export interface Strike {
  readonly correction: Entry
  readonly root: Entry
  readonly what: Told | Finding
  /** The day of what was taken away. */
  readonly day: Day
  /** Urgent or high: a second person confirms it. */
  readonly grave: boolean
}
const HOW_BAD: Readonly<Record<Finding, number>> = { low: 0, moderate: 1, high: 2 }
const found = (finding: Finding | null): number => (finding === null ? 0 : HOW_BAD[finding])

function strikesOf(correction: Entry, entries: readonly Entry[], belongs: Belongs): Strike[] {
  if (correction.fact.kind !== 'correction') return []
  const { corrects, replacement: said } = correction.fact
  const before = entries.filter((entry) => grewBefore(entry, correction))
  const line = linesOf(before).find(({ links }) => links.some(({ entry }) => entry.id === corrects))
  if (line === undefined) return []
  const { uncovered, findings } = openIn(worldOf(before, belongs))
  const isOpenOf = (day: string) =>
    [...uncovered, ...findings].some((one) => one.line.root === line.root && one.line.fact.day === day)
  const replacement = said !== null && (isOpenOf(said.day) || belongs(said.day, correction)) ? said : null
  const now = (told: Told): number =>
    toldIn(replacement).find(({ instrument, item }) => instrument === told.instrument && item === told.item)?.level ?? 0
  const foundNow = found(foundIn(replacement))
  const isHere = ({ line: { root } }: Answer | Assessment) => root === line.root
  const isLast =
    [
      ...uncovered.filter((answer) => !isHere(answer) || now(answer) > 0),
      ...findings.filter((finding) => !isHere(finding) || foundNow > 0),
    ].length === 0
  const answers = uncovered.filter(isHere).filter((answer) => {
    if (isUrgent(answer)) return now(answer) < answer.level
    return now(answer) === 0 && isLast
  })
  const assessed = findings
    .filter(isHere)
    .filter(({ finding }) => (finding === 'high' ? foundNow < 2 : foundNow === 0 && isLast))
  const of = { correction, root: line.root }
  return [
    ...answers.map(({ instrument, item, level, day }) => {
      const what: Told = { instrument, item, level }
      return { ...of, what, day, grave: isUrgent(what) }
    }),
    ...assessed.map(({ finding, line: { fact } }) => ({
      ...of,
      what: finding,
      day: fact.day,
      grave: finding === 'high',
    })),
  ]
}

function isSaidAgain({ correction, root, what }: Strike, entries: readonly Entry[], belongs: Belongs): boolean {
  const links = linesOf(entries).find((line) => line.root === root)?.links ?? []
  return links.some(({ entry, fact }) => {
    if (!grewBefore(correction, entry) || fact === null || !belongs(fact.day, entry)) return false
    if (typeof what === 'string') return found(foundIn(fact)) >= HOW_BAD[what]
    return toldIn(fact).some(
      (told) => told.instrument === what.instrument && told.item === what.item && told.level >= what.level,
    )
  })
}

function isConfirmed({ correction, grave }: Strike, { confirmations }: World): boolean {
  return confirmations.some(
    ({ fact, began }) =>
      fact.confirms === 'struck-out' && isBefore(correction, began) && (!grave || began.author !== correction.author),
  )
}

/** All that ever were struck out, and those that still stand. */
export function strikesIn(world: World, ended: readonly Outcome[]) {
  const { entries, belongs } = world
  const ever = entries.flatMap((entry) => strikesOf(entry, entries, belongs))
  const standing = ever.filter(
    (strike) =>
      !isConfirmed(strike, world) &&
      !isSaidAgain(strike, entries, belongs) &&
      !ended.some(
        ({ began, fact }) => isBefore(strike.correction, began) && !isDatedAfter(strike.correction.fact, fact),
      ),
  )
  return { ever, standing }
}
