import type { Episode } from '../../../core/chart/episode.ts'
import { fail, type Issue, type Result } from '../../../core/result.ts'
import { NOT_ADMITTED } from '../../../core/words/admission.ts'
import { NUMBER_TAKEN, NUMBER_TAKEN_DETAIL } from '../../../core/words/record-numbers.ts'
import type { Answer, Touched } from '../../runtime/call.ts'
import { headerUnread } from '../../runtime/unreadable.ts'
import type { StoredChart, UnreadChart } from '../../store/charts.ts'
import type { Commit } from '../../store/commit.ts'

export const about = ({ clinicId, episodeId, patientId }: Episode): Touched => ({
  clinicId,
  patientId,
  episodes: [episodeId],
})

const refused = (result: Result<never>, touched: Touched = {}): Answer<never> => ({ result, touched })

export const notPossible = (issues: readonly Issue[]): Result<never> => fail('not-possible', NOT_ADMITTED, { issues })

export const unreadableHeader = ({ why }: UnreadChart, touched: Touched): Answer<never> =>
  refused({ ok: false, failure: headerUnread(why) }, touched)

export const NEWER =
  'Nothing was recorded. A newer version of Cairn wrote in this chart. It can be read here, and changed again when this installation is updated.'
export const DAMAGED =
  'Nothing was recorded. An entry of this chart is damaged. It is kept as it is; tell your administrator, who finds the mend in docs/damaged-charts.md.'

export const whyUnreadable = (why: 'newer' | 'damaged'): string => (why === 'newer' ? NEWER : DAMAGED)

/** Why a chart takes no writes now, or null: an entry that this version cannot read may change what all others mean. */
export function unreadable({ unread, episode }: StoredChart): Answer<never> | null {
  if (unread.length === 0) return null
  const newer = unread.some(({ why }) => why === 'newer')
  return refused(fail('unreadable', whyUnreadable(newer ? 'newer' : 'damaged')), about(episode))
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
  refused(fail('duplicate', NUMBER_TAKEN_DETAIL, { issues: [{ at: 'patient.mrn', problem: NUMBER_TAKEN }] }), touched)

const TOO_LARGE =
  'Nothing was recorded. It would change more episodes and numbers of this person than can be written at once. Send fewer entries at a time; where it is a single one, or a merge, tell your administrator.'

/** The answer to whatever became of a commit, except to being stored: only the write can give its answer. */
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
    case 'too-large':
      return refused(fail('not-possible', TOO_LARGE), touched)
    case 'busy':
      return busy()
  }
}
