import type { Entry } from '../../core/chart/entry.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { Timed } from './facts.ts'
import { instantAt, localAt } from './instant.ts'
import type { Random } from './random.ts'

/** The day on which a fact is written down. */
export const recordedOn = ({ fact, late }: Timed): Day => (late ? addDays(fact.day, late) : fact.day)

/** What one person writes down within so many hours is saved at once, as one form. */
const ONE_SAVE = 0.75

interface Recording {
  readonly random: Random
  readonly zone: string
  readonly careManager: string | null
}

/** Who wrote an entry, as the chart names them. */
const authorOf = (by: Timed['by'], careManager: string | null): string =>
  by === 'patient' ? 'patient' : by === 'consultant' ? 'ines-rautavaara' : (careManager ?? 'demo')

type Noted = Timed & { readonly id: string; readonly i: number; readonly on: Day }

/** Facts in the order they were written down, parted into requests: of one author, saved at one instant. */
function requestsOf(noted: readonly Noted[]): Noted[][] {
  const requests: Noted[][] = []
  const ordered = noted.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.hour - b.hour || a.i - b.i))
  for (const one of ordered) {
    const first = requests.at(-1)?.[0]
    if (first?.on === one.on && first.by === one.by && one.hour - first.hour < ONE_SAVE) requests.at(-1)?.push(one)
    else requests.push([one])
  }
  return requests
}

/** The entries of a chart, request by request. */
export function entriesOf({ random, zone, careManager }: Recording, facts: readonly Timed[]): Entry[] {
  const ids = facts.map(() => random.id())
  const keyed = new Map(facts.flatMap(({ key }, i) => (key ? [[key, ids[i] ?? '']] : [])))
  const idOf = (named: string): string =>
    named.startsWith('@') ? (keyed.get(named.slice(1)) ?? '') : (ids[Number(named.slice(1))] ?? '')
  const noted = facts.map((timed, i) => ({ ...timed, id: ids[i] ?? '', i, on: recordedOn(timed) }))
  return requestsOf(noted).flatMap((request, i) => {
    const { on, by } = request[0] as Noted
    const saved = Math.max(...request.map(({ hour }) => hour))
    const stamp = { instant: instantAt(zone, on, saved), local: localAt(on, saved), version: i + 1 }
    const author = authorOf(by, careManager)
    return request.map(({ fact, id }, place): Entry => ({
      ...{ ...stamp, id, place, author, source: by === 'patient' ? 'patient' : 'typed' },
      fact: fact.kind === 'correction' ? { ...fact, corrects: idOf(fact.corrects) } : fact,
    }))
  })
}
