import { caseloadRow, chartRow } from '../../core/caseload/row.ts'
import type { Writer } from '../../core/chart/safety-steps.ts'
import type { Entry, NewEntry } from '../../core/chart/entry.ts'
import type { Episode } from '../../core/chart/episode.ts'
import { readChart, summarize } from '../../core/chart/fold.ts'
import { fail, succeed, type Issue, type Result } from '../../core/result.ts'
import { heldSteps, notHeld, safetySteps } from '../../core/words/admission.ts'
import type { Recorded } from '../../core/contract/schemas/charts.ts'
import type { Answer, AskedOperation, Touched } from '../runtime/call.ts'
import { headerUnread } from '../runtime/unreadable.ts'
import type { AuditRecord } from '../store/audit.ts'
import type { RowSafety } from '../../core/contract/schemas/caseload.ts'
import { isConsultantOf, type KnownMember } from '../store/member.ts'
import type { ClinicNow } from './clinic-rules.ts'
import type { ChartStore, StoredChart, UnreadChart } from '../store/charts.ts'
import type { Commit } from '../store/commit.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { isUnread } from '../store/stored-chart.ts'
import { isSameRequest, type Operation } from '../store/operation.ts'

export interface WriteDeps {
  readonly newId: () => string
  readonly charts: ChartStore
  readonly directory: DirectoryStore
  readonly mrnKey: string
}
/** What every write needs to know of its request. */
export interface Writing {
  readonly route: string
  readonly caller: KnownMember
  readonly now: Date
  readonly operation: AskedOperation
  readonly record: (result: string, about: Touched) => AuditRecord
}

export const about = ({ clinicId, episodeId, patientId }: Episode): Touched => ({
  clinicId,
  patientId,
  episodes: [episodeId],
})

const refused = (result: Result<never>, touched: Touched = {}): Answer<never> => ({ result, touched })

/** The request as an operation record names it: what is asked of which thing. */
export const requestOf = ({ route, operation }: Writing, target: string) => ({
  route: `${route} ${target}`,
  bodyHash: operation.bodyHash,
})

/** What was stored under this operation id before, if anything: the same request, or another one under its id. */
export async function storedBefore(
  deps: WriteDeps,
  writing: Writing,
  target: string,
): Promise<{ same: boolean; operation: Operation } | null> {
  const operation = await deps.charts.operation(writing.caller.sub, writing.operation.id, writing.now)
  return operation && { operation, same: isSameRequest(operation, requestOf(writing, target)) }
}

/** The first entry format that says who assessed. */
const NAMES_ASSESSORS = 3
/** Who records an assessment and names nobody made it: the name is stored, because only names can be compared with names (laws 1, high). */
function assessedBy(fact: NewEntry, name: string): NewEntry {
  const isAssessment = fact.kind === 'c-ssrs' || (fact.kind === 'safety' && fact.finding !== undefined)
  return isAssessment && fact.assessedBy === undefined ? { ...fact, assessedBy: name } : fact
}

/**
 * Facts as entries of the chart: who wrote them, when, under which id. Ids of one request are in the order of its facts, so that
 * a reader who knows no places finds the same order.
 */
export function stamped(
  deps: WriteDeps,
  writing: Writing,
  facts: readonly NewEntry[],
  { version, local }: { readonly version: number; readonly local: string },
): Entry[] {
  const ids = facts.map(() => deps.newId()).sort()
  const assessor = deps.charts.entryFormat >= NAMES_ASSESSORS ? writing.caller.name : ''
  return facts.map((fact, place) => ({
    id: ids[place] ?? '',
    instant: writing.now.toISOString(),
    author: writing.caller.sub,
    source: 'typed',
    version,
    place,
    local,
    fact: assessor ? assessedBy(fact, assessor) : fact,
  }))
}

export const unreadableHeader = ({ why }: UnreadChart, touched: Touched): Answer<never> =>
  refused({ ok: false, failure: headerUnread(why) }, touched)

/** Why a chart takes no writes now, or null: an entry that this version cannot read may change what all others mean. */
export function unreadable({ unread, episode }: StoredChart): Answer<never> | null {
  if (unread.length === 0) return null
  const newer = unread.some(({ why }) => why === 'newer')
  const detail = newer
    ? 'Nothing was recorded. A newer version of Cairn wrote in this chart. It can be read here, and changed again when this installation is updated.'
    : 'Nothing was recorded. An entry of this chart is damaged. It is kept as it is; tell your administrator, who finds the mend in docs/damaged-charts.md.'
  return refused(fail('unreadable', detail), about(episode))
}

/** What the entry format that is written (the stack setting writeFormat) cannot hold of a request. */
export const unheld = (
  { charts }: WriteDeps,
  facts: readonly NewEntry[],
  entries: readonly Entry[] = [],
): readonly Issue[] =>
  facts.flatMap((fact, i) =>
    notHeld(fact, charts.entryFormat, entries).map(({ at, problem }) => ({ at: `entries.${i}.${at}`, problem })),
  )

/** Who a caller is in a clinic, as far as admission asks. */
export const writerAt = (caller: KnownMember, clinicId: string): Writer => ({
  sub: caller.sub,
  consultant: isConsultantOf(caller, clinicId),
})

/** What an answer is made with: the clinic now, who asked, and the format that entries are written in. */
export interface Answering extends ClinicNow {
  readonly by: Writer
  readonly entryFormat: number
}

/** Whether a write opened a safety item, gave it a more pressing class, or added an answer to what was open. */
const isMorePressing = (now: RowSafety | null, before: RowSafety | null): boolean =>
  now !== null &&
  now.class !== null &&
  (before?.class === undefined || before.class === null || now.class < before.class || now.newest !== before.newest)

/** What a write answers, made from the chart before and after it; so the same again whenever it is asked again. */
export function recordedAnswer(
  before: readonly Entry[],
  episode: Episode,
  entries: readonly Entry[],
  entryIds: readonly string[],
  { today, chosen, rules, by, entryFormat }: Answering,
): Recorded {
  const { summary, chart, open } = readChart(episode, entries, chosen)
  const steps = heldSteps(safetySteps({ open, standing: chart.facts, today, chosen }, by), entryFormat)
  const row = chartRow(summary, today, rules, steps)
  const earlier = caseloadRow(summarize(episode, before, chosen), today, rules).safety
  return {
    episodeId: episode.episodeId,
    version: episode.version,
    entryIds: [...entryIds],
    row,
    safety: isMorePressing(row.safety, earlier) ? row.safety : null,
  }
}

/** The answer that an operation got when it was stored: the chart as it was at the version it made. */
export function answerAgain(chart: StoredChart, { version, entryIds }: Operation, answering: Answering): Recorded {
  const upTo = (last: number) => chart.entries.filter((entry) => entry.version <= last)
  return recordedAnswer(upTo(version - 1), { ...chart.episode, version }, upTo(version), entryIds, answering)
}

export const replayedKey = (): Answer<never> =>
  refused(fail('replayed-key', 'You used this idempotency-key for another request. Send this one with a new key.'))

export const versionConflict = (version: number, touched: Touched): Answer<never> =>
  refused(
    fail('version-conflict', `The chart is at version ${version} now. Reload it, look at what is new, send again.`, {
      version,
    }),
    touched,
  )

const busy = (): Answer<never> =>
  refused(fail('busy', 'Send the same request again with the same idempotency-key: it is recorded once.'))

export const duplicateMrn = (touched: Touched): Answer<never> =>
  refused(
    fail('duplicate', 'A patient of this clinic has this MRN already. Check the number, or open the chart they have.', {
      issues: [{ at: 'patient.mrn', problem: 'Already used in this clinic' }],
    }),
    touched,
  )

/** The answer to whatever became of a commit, except to being stored before: only the action can give its answer again. */
export function refusedCommit(
  commit: Exclude<Commit, { kind: 'committed' | 'done-before' }>,
  touched: Touched,
): Answer<never> {
  switch (commit.kind) {
    case 'replayed-key':
      return replayedKey()
    case 'version-conflict':
      return versionConflict(commit.version, touched)
    case 'duplicate':
      return duplicateMrn(touched)
    case 'busy':
      return busy()
  }
}

/** The earlier answer of an operation; its chart is read anew, because the one at hand may be older than the operation. */
export async function repeated(deps: WriteDeps, operation: Operation, answering: Answering): Promise<Answer<Recorded>> {
  const chart = await deps.charts.load(operation.episodeId)
  if (!chart || isUnread(chart)) throw new Error('An operation names an episode that is not there or cannot be read')
  return { result: succeed(answerAgain(chart, operation, answering)), touched: about(chart.episode), replayed: true }
}
