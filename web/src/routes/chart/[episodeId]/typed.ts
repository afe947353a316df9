import { rowsOf } from '../../../../../core/chart/kinds/read.ts'
import { measuredProblem } from '../../../../../core/chart/kinds/measured.ts'
import type { Day } from '../../../../../core/day.ts'
import { toFact, type Draft, type Value } from '../../../lib/forms/draft.ts'
import { draftName } from './record.ts'
import { isUntouched } from '../../../lib/forms/touched.ts'
import { factLine } from './entries/words.ts'

/** What was typed and cannot be saved now, in words that can be copied: one line for each draft, finished or not. */
export const typedLines = (drafts: readonly Draft[], today: Day): readonly string[] =>
  drafts
    .filter((draft) => !isUntouched(draft))
    .map((draft) => {
      const checked = toFact(draft)
      if (!checked.ok || (checked.fact.kind === 'assessment' && measuredProblem(checked.fact)))
        return `${draftName(draft)}, not finished: ${partsOf(draft)}`
      const { what, text } = factLine(checked.fact, today)
      return `${what}: ${text}`
    })

/** Answers in their order, a missing one as a question mark, never as 0. */
const inText = (value: Value): string =>
  typeof value === 'string' ? value.trim() : value.map((one) => one ?? '?').join(' ')

const partsOf = ({ kind, values, start }: Draft): string =>
  rowsOf(kind)
    .flatMap(([name]) => {
      const [now, before] = [inText(values[name] ?? ''), inText(start[name] ?? '')]
      return now === '' || now === before ? [] : [now]
    })
    .join(', ')
