import { COURSE_DETAILS, COURSES, FRESHNESS } from '../../../../core/caseload/course.ts'
import { REASON_CODES, TONES } from '../../../../core/caseload/reasons/reason.ts'
import type { Caseload, CaseloadRow, ChartRow } from '../../../../core/contract/index.ts'
import { isMeasureId } from '../../../../core/instruments/index.ts'
import { isSafetySource } from '../../../../core/instruments/safety-sources.ts'

/**
 * Rows as this page understands them. A server of a newer version may say words that this page does not know: `newer` stands where one
 * did, so that each table of words has a line for it, and nobody leaves a list because of a word about them.
 */
type AnyRow = CaseloadRow | ChartRow
type OrNewer<Of, Key extends keyof Of> = Omit<Of, Key> & { readonly [K in Key]: Of[K] | 'newer' }
type Answered = NonNullable<CaseloadRow['answered']>
type Safety = NonNullable<CaseloadRow['safety']>
type Score<R extends AnyRow> = Omit<R['measures'][number], 'id'> & { readonly id: string }

/** A safety item; an instrument that is not known is null, as one that is not named. */
export type KnownSafety = Omit<OrNewer<Safety, 'state'>, 'settled' | 'elsewhere'> & {
  readonly settled: OrNewer<NonNullable<Safety['settled']>, 'how'> | null
  readonly elsewhere: OrNewer<NonNullable<Safety['elsewhere']>, 'how'> | null
}
export type KnownAnswer = Omit<Answered, 'instrument'> & { readonly instrument: Answered['instrument'] | null }
export interface Newer<R extends AnyRow> {
  /** Parts of the row that say a word which is not known here. */
  readonly parts: readonly string[]
  /** Scores of instruments that are not known here. */
  readonly scores: readonly Score<R>[]
}
/** A row whose words all are known; what was not is told in `newer`, which is absent where nothing was. */
export type KnownRow<R extends AnyRow = CaseloadRow> = Omit<R, 'course' | 'freshness' | 'answered' | 'safety'> & {
  readonly course: OrNewer<R['course'], 'code' | 'detail'>
  readonly freshness: OrNewer<R['freshness'], 'code'>
  readonly answered: KnownAnswer | null
  readonly safety: KnownSafety | null
  readonly newer?: Newer<R>
}
export type KnownCaseload = Omit<Caseload, 'rows' | 'closedOpen'> & {
  readonly rows: readonly KnownRow[]
  readonly closedOpen: readonly KnownRow[]
}

/** The name of an instrument by the id that a newer version gave it. */
export const newerName = (id: string): string => `${id} (newer version)`

const isIn = (words: readonly unknown[], word: unknown): boolean => words.includes(word)
/** Known, or not said at all. */
const isInOrNone = (words: readonly unknown[], word: unknown): boolean => word === null || isIn(words, word)
const orNewer = <W>(words: readonly W[], word: W): W | 'newer' => (isIn(words, word) ? word : 'newer')
const sourceOrNone = <S>(source: S): S | null => (isSafetySource(source) ? source : null)
/** All words of a type: the compiler asks for every one. The lists themselves lie beside rules that a first page has no use for. */
const wordsOf = <W extends string>(words: { readonly [Word in W]: true }): readonly W[] => Object.keys(words) as W[]
const ROW_STAGES = wordsOf<AnyRow['stage']>({ waiting: true, declined: true, 'in-treatment': true, closed: true })
const SAFETY_STATES = wordsOf<Safety['state']>({
  ...({ none: true, settled: true, unassessed: true, high: true } as const),
  ...({ moderate: true, elsewhere: true, 'struck-out': true } as const),
})
const SETTLED_HOW = wordsOf<NonNullable<Safety['settled']>['how']>({
  ...({ low: true, managed: true, received: true, 'not-reached': true } as const),
  ...({ died: true, 'entered-in-error': true, 'struck-out': true, carried: true } as const),
})
const HAND_OVERS = wordsOf<NonNullable<Safety['elsewhere']>['how']>({ 'handed-over': true, admitted: true })
const RISK_FINDINGS = wordsOf<NonNullable<NonNullable<Safety['assessed']>['finding']>>({
  ...({ low: true, moderate: true, high: true } as const),
})
/** Rank of who is not known (laws R3): nobody goes last for a group that this page has never heard of. */
const UNKNOWN_GROUP = 5
const GROUPS = [1, 2, 3, 4, 5, 6, 7, 8]

/** The parts of a row that may say a word of a newer version, as they are called, and whether one is understood. */
const PARTS: readonly (readonly [name: string, isKnown: (row: AnyRow) => boolean])[] = [
  ['rank', ({ group }) => isIn(GROUPS, group)],
  ['reason', ({ reasons }) => reasons.every(({ code, tone }) => isIn(REASON_CODES, code) && isIn(TONES, tone))],
  ['stage', ({ stage }) => isIn(ROW_STAGES, stage)],
  ['course', ({ course: { code, detail } }) => isIn(COURSES, code) && isInOrNone(COURSE_DETAILS, detail)],
  ['age of the last score', ({ freshness }) => isIn(FRESHNESS, freshness.code)],
  [
    'instrument',
    ({ measures, lead, answered, safety }) =>
      [...measures.map(({ id }) => id), ...(lead === null ? [] : [lead])].every(isMeasureId) &&
      (answered === null || isSafetySource(answered.instrument)) &&
      (safety === null || safety.instrument === null || isSafetySource(safety.instrument)),
  ],
  ['safety', ({ safety }) => safety === null || isKnownSafety(safety)],
]

const isKnownSafety = ({ state, settled, elsewhere, assessed }: Safety): boolean =>
  isIn(SAFETY_STATES, state) &&
  isInOrNone(SETTLED_HOW, settled && settled.how) &&
  isInOrNone(HAND_OVERS, elsewhere && elsewhere.how) &&
  isInOrNone(RISK_FINDINGS, assessed && assessed.finding)

const safetyAsKnown = (safety: Safety): KnownSafety => ({
  ...safety,
  state: orNewer(SAFETY_STATES, safety.state),
  instrument: sourceOrNone(safety.instrument),
  settled: safety.settled && { ...safety.settled, how: orNewer(SETTLED_HOW, safety.settled.how) },
  elsewhere: safety.elsewhere && { ...safety.elsewhere, how: orNewer(HAND_OVERS, safety.elsewhere.how) },
})

/** A row of an answer, with every word that this page does not know set apart. */
export function knownRow<R extends AnyRow>(row: R): KnownRow<R> {
  const parts = PARTS.flatMap(([name, isKnown]) => (isKnown(row) ? [] : [name]))
  // The compiler does not look into a type that is still open: that a row of today is a known one, and this one too, is tested.
  if (parts.length === 0) return row as KnownRow<R>
  return {
    ...row,
    ...wordsAsKnown(row),
    measures: row.measures.filter(({ id }) => isMeasureId(id)),
    newer: { parts, scores: row.measures.filter(({ id }) => !isMeasureId(id)) },
  } as KnownRow<R>
}

const wordsAsKnown = ({ group, reasons, lead, course, freshness, answered, safety }: AnyRow) => ({
  group: isIn(GROUPS, group) ? group : UNKNOWN_GROUP,
  reasons: reasons.map((one) => ({ ...one, tone: isIn(TONES, one.tone) ? one.tone : ('unknown' as const) })),
  lead: lead !== null && isMeasureId(lead) ? lead : null,
  course: { code: orNewer(COURSES, course.code), detail: course.detail && orNewer(COURSE_DETAILS, course.detail) },
  freshness: { ...freshness, code: orNewer(FRESHNESS, freshness.code) },
  answered: answered && { ...answered, instrument: sourceOrNone(answered.instrument) },
  safety: safety && safetyAsKnown(safety),
})

/** A caseload with every row as this page understands it: as many as came. */
export const knownCaseload = (caseload: Caseload): KnownCaseload => ({
  ...caseload,
  rows: caseload.rows.map(knownRow),
  closedOpen: caseload.closedOpen.map(knownRow),
})
