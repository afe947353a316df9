import type { WrongChange } from './wrong-change.ts'

const atHand = 'test/web/routes/chart/chart-at-hand.test.ts'
const closed = 'test/web/routes/chart/closed.test.ts'
const undo = 'test/web/routes/chart/undo.test.ts'
const keeper = 'test/web/routes/chart/keeper.test.ts'
const settings = 'test/functions/settings.test.ts'
const choosing = 'test/web/routes/settings/choosing.test.ts'

/** What comes too late, rests on what holds no more, or holds what no request may: it is refused, and said so. */
export const refused: readonly WrongChange[] = [
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/keeping/keeper.svelte.ts', test: keeper },
    does: 'says that a draft is discarded although another computer typed on in it since',
    replace: 'if (met === null) kept.offer = null',
    by: "if (met?.kind !== 'offline') kept.offer = null",
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/chart-at-hand.svelte.ts', test: atHand },
    does: 'says of one person how another one is reached, whose chart was looked at before',
    replace: 'this.#reached?.patientId === this.chart?.episode.patientId ? this.#reached : null',
    by: 'this.#reached',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/closing/closed.ts', test: closed },
    does: 'offers to undo a close after its minute',
    replace: 'return Math.max(0, UNDO_FOR - age) || 0',
    by: 'return Number.isNaN(age) ? 0 : Math.max(1000, UNDO_FOR - age)',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/closing/closed.ts', test: closed },
    does: 'offers to undo a close that somebody else recorded',
    replace: ' || entry.author !== sub',
    by: '',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/closing/closed.ts', test: closed },
    does: 'offers to undo a close of long ago to who corrected it a moment ago',
    replace: 'entry !== first || ',
    by: '',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/closing/undo.svelte.ts', test: undo },
    does: 'leaves an undo that was refused because somebody else wrote since as if it had been typed',
    replace: 'kept.corrections = before ? { ...others, [this.#of]: before } : others',
    by: 'kept.corrections = { ...others, [this.#of]: there }',
  },
  {
    ...{ law: 'W4', file: 'core/control-characters.ts', test: 'test/core/control-characters.test.ts' },
    does: 'takes DEL for text',
    replace: '\\x0e-\\x1f\\x7f',
    by: '\\x0e-\\x1f',
  },
  {
    ...{ law: 'W4', file: 'functions/runtime/body.ts', test: 'test/functions/malformed.test.ts' },
    does: 'stores a control character that a request holds',
    replace: "typeof value === 'string' && hasControl(value)",
    by: "typeof value === 'number' && hasControl(String(value))",
  },
  {
    ...{ law: 'W4', file: 'web/src/lib/forms/clean.ts', test: 'test/web/lib/forms/draft.test.ts' },
    does: 'keeps a control character that is pasted into a form, for which the server refuses all of it',
    replace: '? withoutControl(value) : value',
    by: '? value : withoutControl(String(value))',
  },
  {
    ...{ law: '11', file: 'functions/store/directory-writer.ts', test: settings },
    does: 'writes what two choose at the same moment, each over what the other one read',
    replace: "ConditionExpression: 'auditRecord = :seen'",
    by: "ConditionExpression: 'auditRecord = :seen OR attribute_exists(auditRecord)'",
  },
  {
    ...{ law: '11', file: 'web/src/routes/settings/[clinicId]/choosing.svelte.ts', test: choosing },
    does: 'saves a value by what was counted for another one',
    replace: 'this.#counted?.of === this.#about(settings) ? this.#counted.preview : null',
    by: 'this.#counted?.preview ?? null',
  },
  {
    ...{ law: '11', file: 'web/src/routes/settings/[clinicId]/choosing.svelte.ts', test: choosing },
    does: 'saves a value by what was counted before somebody else chose',
    replace: 'JSON.stringify([this.#texts(settings), this.#fromOf(settings), settings.revision])',
    by: 'JSON.stringify([this.#texts(settings), this.#fromOf(settings), null])',
  },
]
