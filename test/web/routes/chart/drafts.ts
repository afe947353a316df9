import type { Field } from '../../../../core/chart/kinds/field.ts'
import type { Day } from '../../../../core/day.ts'
import type { MeasureId } from '../../../../core/instruments/index.ts'
import { typed, type Draft, type Value, type Values } from '../../../../web/src/lib/forms/draft.ts'
import { makeDraft } from '../../../../web/src/routes/chart/[episodeId]/record.ts'

type Made = Parameters<typeof makeDraft>[0]
/** A fresh draft of a treated person's chart, with what is typed in it. */
export const drafted = (what: Made, day: Day, values: Values = {}): Draft =>
  typed(makeDraft(what, day, { reached: 'treated' }), values)
export const answered = (instrument: MeasureId, day: Day, answers: readonly (number | null)[]): Draft =>
  drafted(instrument, day, { answers })

/** Another value of a field, as it would be typed. */
export function otherValue(field: Field, value: Value | undefined): Value {
  switch (field.type) {
    case 'choice':
      return field.words.find((word) => word !== value) ?? ''
    case 'list':
      return field.words.filter((word) => !(value ?? []).includes(word)).slice(0, 1)
    case 'yes-no':
      return value === 'no' ? 'yes' : 'no'
    case 'only':
      return value === 'yes' ? '' : 'yes'
    case 'day':
      return value === '2026-02-03' ? '2026-02-04' : '2026-02-03'
    case 'time':
      return value === '08:15' ? '08:20' : '08:15'
    case 'minutes':
    case 'total':
    case 'count':
      return value === '2' ? '3' : '2'
    case 'answers':
      return [3, 3, 3, 3, 3, 3, 3, 3, 3]
    case 'ladder':
      return [true, true, null, null, false]
    default:
      return `${String(value ?? '')}X1`
  }
}
