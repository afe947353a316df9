import type { Decision } from '../../../core/decisions/decision.ts'
import { succeed, type Result } from '../../../core/result.ts'
import type { Answer, Touched } from '../../runtime/call.ts'
import type { Change } from '../../store/change.ts'
import type { StoredChart } from '../../store/charts.ts'
import type { Commit } from '../../store/commit.ts'
import { isSameRequest, type Operation } from '../../store/operation.ts'
import { clinicNow } from '../clinic-rules.ts'
import { changeOf, type Made } from './change-of.ts'
import { writerAt, type Standpoint, type WriteDeps, type Writing } from './deps.ts'
import { notPossible, refusedCommit, replayedKey, versionConflict } from './refusals.ts'

/** What a write is on: how it is named, what of it is read, and what bars it before anything is decided. */
export interface Target<C extends Writing, S> {
  /** Clinic whose day and settings decide. */
  readonly clinicOf: (call: C) => string
  /** What the request is on, as its operation names it: an episode, a person, a clinic. */
  readonly subjectOf: (call: C) => string
  readonly see: (deps: WriteDeps, call: C) => Promise<S>
  /** What was looked at, for the audit record. */
  readonly touched: (seen: S, call: C) => Touched
  /** Why nothing can be decided on what was seen, or null. */
  readonly barred: (seen: S, call: C) => Answer<never> | null
  /** The version that stands where the caller has read another one; null where they agree or the write names none. */
  readonly ahead: (seen: S, call: C) => number | null
  /**
   * Whether the operation is looked up before anything is decided. Where a write names the version it read, a repeat of it meets
   * another one and is looked up then; the transaction refuses an operation id that is taken in any case.
   */
  readonly asksFirst: boolean
  /** The first entry format that holds what such a write adds; left out where every one does. */
  readonly since?: number
}

/** One kind of write: what it is on, what it decides, what it answers. */
export interface Writes<C extends Writing, S, D extends Decision<StoredChart>, T> {
  readonly target: Target<C, S>
  /** What shall be written. Without charts, people and sources' patients there is nothing to write, and the answer says so. */
  readonly decide: (seen: S, at: Standpoint) => Result<D> | Promise<Result<D>>
  /** The answer, from what was decided and the charts it made, the first of which is the one it is about. */
  readonly answer: (decided: D, made: Made, at: Standpoint, commit: Pick<Committed, 'draft'>) => T
  /** The answer that was given when the operation was stored, and what it was about. */
  readonly again: (operation: Operation, seen: S, at: Standpoint) => Promise<Again<T>>
  /**
   * What of the answer is kept with the operation, to be told again whatever becomes of the charts; left out where they tell it.
   */
  readonly keeps?: (decided: D) => Pick<Operation, 'imported'>
  /** Decided anew where somebody else was faster: what another system says holds whoever wrote meanwhile. */
  readonly repeats?: boolean
  /** What the writer leaves typed about the chart, kept in the same transaction. */
  readonly leaves?: Change['draft']
}

export interface Again<T> {
  readonly answer: T
  readonly touched: Touched
}

type Committed = Extract<Commit, { kind: 'committed' }>

const MAX_TRIES = 4

const NOT_KEPT = [
  {
    at: 'entries',
    problem:
      'This installation does not keep the charts of persons yet (the setting writeFormat). Nothing was recorded',
  },
]

/** The request as an operation record names it: what is asked of which thing. */
const requestOf = <C extends Writing, S>(target: Target<C, S>, call: C) => ({
  route: `${call.route} ${target.subjectOf(call)}`,
  bodyHash: call.operation.bodyHash,
})

async function standpointOf({ directory, charts }: WriteDeps, call: Writing, clinicId: string): Promise<Standpoint> {
  const clinic = await clinicNow(directory, clinicId, call.now)
  return { ...clinic, by: writerAt(call.caller, clinicId), entryFormat: charts.entryFormat }
}

/**
 * The one way anything is written in a chart: read what the decision stands on, decide, fold each chart once, write all of it in one
 * transaction with its operation and its audit record, answer with what was added. A request that was stored before is answered as
 * it was the first time.
 */
export async function write<C extends Writing, S, D extends Decision<StoredChart>, T>(
  deps: WriteDeps,
  call: C,
  writes: Writes<C, S, D, T>,
): Promise<Answer<T>> {
  for (let tries = 1; ; tries++) {
    const made = await tryOnce(deps, call, writes)
    if (!('overtaken' in made)) return made
    // Where the writer's own chart is as they read it, it is another one of the change that moved: what is told it is decided anew.
    const { overtaken } = made
    const isOwn = overtaken.kind !== 'version-conflict' || overtaken.of === writes.target.subjectOf(call)
    if ((isOwn && !writes.repeats) || tries === MAX_TRIES)
      return refusedCommit(isOwn && !writes.repeats ? overtaken : { kind: 'busy' }, made.touched)
  }
}

/** Somebody else wrote what was decided upon. */
interface Overtaken {
  readonly overtaken: Parameters<typeof refusedCommit>[0]
  readonly touched: Touched
}

async function tryOnce<C extends Writing, S, D extends Decision<StoredChart>, T>(
  deps: WriteDeps,
  call: C,
  { target, decide, answer, again, keeps, leaves }: Writes<C, S, D, T>,
): Promise<Answer<T> | Overtaken> {
  const seen = await target.see(deps, call)
  const touched = target.touched(seen, call)
  const at = await standpointOf(deps, call, target.clinicOf(call))
  const request = requestOf(target, call)
  const repeated = async (stored: Operation): Promise<Answer<T>> => {
    if (!isSameRequest(stored, request)) return replayedKey()
    const { answer: given, touched: then } = await again(stored, seen, at)
    return { result: succeed(given), touched: { ...touched, ...then }, replayed: true }
  }
  const ahead = target.ahead(seen, call)
  if (target.asksFirst || ahead !== null) {
    const stored = await deps.charts.operation(call.caller.sub, call.operation.id, call.now)
    if (stored) return repeated(stored)
  }
  const barred = ahead === null ? target.barred(seen, call) : versionConflict(ahead, touched)
  if (barred) return barred
  if (at.entryFormat < (target.since ?? 1)) return { result: notPossible(NOT_KEPT), touched }
  const decided = await decide(seen, at)
  if (!decided.ok) return { result: decided, touched }
  const { value } = decided
  if (value.charts.length === 0 && !value.people && !value.sources?.length)
    return { result: succeed(answer(value, { charts: [], people: [] }, at, {})), touched }
  const { change, made, written } = await changeOf(deps, call, {
    ...{ decided: value, at, request, touched, kept: keeps?.(value) ?? {} },
  })
  const commit = await deps.charts.commit(leaves ? { ...change, draft: leaves } : change)
  if (commit.kind === 'committed')
    return { result: succeed(answer(value, made, at, commit)), touched: written, recorded: true }
  if (commit.kind === 'done-before') return repeated(commit.operation)
  if (commit.kind === 'version-conflict' || commit.kind === 'duplicate') return { overtaken: commit, touched }
  return refusedCommit(commit, touched)
}
