import type { CaseloadRow, RowSafety } from '../contract/schemas/caseload.ts'
import { REASON_CODES } from '../caseload/reasons/reason.ts'

/** What the order asks of a row. */
export interface Ranked extends Pick<CaseloadRow, 'episodeId' | 'group' | 'severity' | 'waitingDays' | 'week'> {
  readonly safety: Pick<RowSafety, 'class' | 'level' | 'newest'> | null
  readonly reasons: readonly Pick<CaseloadRow['reasons'][number], 'code' | 'tone'>[]
}

/** That alone, for a list that is ranked after its rows are written: a thousand rows beside their own text are a burden. */
export function rankOf({
  episodeId,
  group,
  severity,
  waitingDays,
  week,
  safety,
  reasons: [first],
}: CaseloadRow): Ranked {
  return {
    ...{ episodeId, group, severity, waitingDays, week },
    safety: safety && { class: safety.class, level: safety.level, newest: safety.newest },
    reasons: first ? [{ code: first.code, tone: first.tone }] : [],
  }
}

/** A day as a number that sorts; an unknown one comes last. */
const newest = (day: string | null | undefined): string => day ?? ''
const descending = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0)

/** Inside the safety group (laws S6): class, level, day of the newest unassessed answer, newest first. */
function bySafety(a: Ranked, b: Ranked): number {
  return (
    (a.safety?.class ?? 9) - (b.safety?.class ?? 9) ||
    (b.safety?.level ?? -1) - (a.safety?.level ?? -1) ||
    descending(newest(a.safety?.newest), newest(b.safety?.newest))
  )
}

/** What stands first in its group whatever the severity: withdrawn consent, and what asks for something before what does not. */
const pressing = ({ reasons }: Ranked): number => {
  const first = reasons[0]
  return first?.code === 'consent-withdrawn' ? 0 : first?.tone === 'quiet' || first?.tone === 'good' ? 2 : 1
}

/** Place of the first reason among its kinds. */
const KINDS: ReadonlyMap<string, number> = new Map(REASON_CODES.map((code, place) => [code, place]))
const kindOf = ({ reasons }: Ranked): number => KINDS.get(reasons[0]?.code ?? '') ?? KINDS.size

const howLong = ({ waitingDays, week }: Ranked): number => waitingDays ?? (week === null ? 0 : week * 7)

/**
 * The one order everywhere (laws R1, R3): group; inside safety its own order; then severity across instruments, the kind of reason,
 * and how long it has gone on; the episode id last, so that it never flickers. Total: 0 only for a row and itself.
 */
export function byUrgency(a: Ranked, b: Ranked): number {
  return (
    a.group - b.group ||
    (a.group === 1 ? bySafety(a, b) : pressing(a) - pressing(b)) ||
    (b.severity ?? -1) - (a.severity ?? -1) ||
    (a.group === 1 ? 0 : kindOf(a) - kindOf(b) || howLong(b) - howLong(a)) ||
    (a.episodeId < b.episodeId ? -1 : a.episodeId > b.episodeId ? 1 : 0)
  )
}
