import { rowsOf } from '../../../../../../core/chart/kinds/read.ts'
import type { Day } from '../../../../../../core/day.ts'
import { fieldAsked } from '../../../../../../core/words/field-words.ts'
import { FORM_WORDS } from '../../../../../../core/words/en/fields.ts'
import { STEP_NAMES } from '../../../../../../core/words/en/fields/safety-names.ts'
import { saidSoFar, type CorrectionDraft, type Draft } from '../../../../lib/forms/draft.ts'
import { same } from '../../../../lib/forms/touched.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { plural } from '../../../../lib/text/number.ts'
import type { Typed } from '../draft/steps.ts'
import { factLine } from '../entries/words.ts'
import { draftName } from '../record.ts'

/** So many fields of a form are named; of more there is a count. */
const MOST_NAMED = 5

/** The labels of what was typed in a form: where something was, and never what. */
function labelsOf(draft: Draft): readonly string[] {
  const said = saidSoFar(draft)
  return rowsOf(draft.kind).flatMap(([name]) => {
    if (same(draft.values[name] ?? '', draft.start[name] ?? '')) return []
    return [fieldAsked(FORM_WORDS, draft.kind, name, said).label || name]
  })
}

function line(form: string, labels: readonly string[]): string {
  const name = `${form.charAt(0).toUpperCase()}${form.slice(1)}`
  if (labels.length === 0) return name
  const more = labels.length - MOST_NAMED
  const named = labels.slice(0, MOST_NAMED).join(', ')
  return `${name}: ${named}${more > 0 ? ` and ${plural(more, 'more field', 'more fields')}` : ''}`
}

function corrected({ draft, way, reason }: CorrectionDraft, today: Day): string {
  const { recorded } = draft
  const what = recorded ? `${factLine(recorded, today).what} of ${dayText(recorded.day, today)}` : 'an entry'
  const why = reason.trim() === '' ? [] : ['why it is corrected']
  return way === 'strike'
    ? line(`Striking out ${what}`, why)
    : line(`Correction of ${what}`, [...labelsOf(draft), ...why])
}

/** What was typed before, as it is offered: its forms, and the names of the fields that something was typed in. */
export const whatTyped = ({ list, steps, corrections }: Typed, today: Day): readonly string[] => [
  ...list.map((draft) => line(draftName(draft), labelsOf(draft))),
  ...Object.values(steps).map(({ step, draft, next }) =>
    line(STEP_NAMES[step], [...labelsOf(draft), ...labelsOf(next)]),
  ),
  ...Object.values(corrections).map((one) => corrected(one, today)),
]
