import type { Day } from '../../../../core/day.ts'
import { isUntouched, type Draft } from './draft.ts'
import { toFact } from './draft-fact.ts'
import { draftName } from './record.ts'
import { factLine } from './words.ts'

/** What was typed and cannot be saved now, in words that can be copied: one line for each draft, finished or not. */
export const typedLines = (drafts: readonly Draft[], today: Day): readonly string[] =>
  drafts
    .filter((draft) => !isUntouched(draft))
    .map((draft) => {
      const checked = toFact(draft, today)
      if (!checked.ok) return `${draftName(draft)}, not finished: ${partsOf(draft)}`
      const { what, text } = factLine(checked.fact, today)
      return `${what}: ${text}`
    })

function partsOf(draft: Draft): string {
  const answers =
    draft.kind === 'assessment' && draft.by === 'answers' ? draft.answers.map((answer) => answer ?? '?').join(' ') : ''
  const texts = [
    'total',
    'name',
    'dose',
    'instrument',
    'finding',
    'action',
    'minutes',
    'note',
    'from',
    'reason',
  ] as const
  if (draft.kind === 'step')
    return Object.entries(draft.values)
      .flatMap(([at, value]) => (value.trim() && value !== draft.start[at] ? [value.trim()] : []))
      .join(', ')
  const typed: Readonly<Record<string, unknown>> = {
    ...draft,
    ...(draft.kind === 'assessment' ? { instrument: '' } : {}),
  }
  return [answers, ...texts.map((name) => typed[name])]
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .join(', ')
}
