import { factOf } from '../../../../../../core/chart/families.ts'
import type { Day } from '../../../../../../core/day.ts'
import { STEP_NAMES } from '../../../../../../core/words/en/fields/safety-names.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { isCorrectionUntouched, isStepUntouched } from '../../../../lib/forms/touched.ts'
import type { ChartDrafts } from '../drafts.svelte.ts'
import { factLine } from '../entries/words.ts'
import type { KnownChart } from '../known.ts'
import type { RecordedStep } from '../draft/steps.ts'
import { isSameForm, type InForm, type Sent } from './sent.ts'

/** Which forms are open beside the one that records, which always is. */
export interface Open {
  readonly correcting: string | null
  /** The close whose form of reopening is open. */
  readonly reopening: string | null
  readonly step: RecordedStep | null
}
/** A form that is not open, in which something stands that is not saved. */
export interface PendingForm {
  readonly at: { readonly correcting: string } | { readonly step: RecordedStep }
  readonly what: string
  /** It was tried, and is known not to be stored. */
  readonly failed: boolean
}
export interface Pending {
  readonly typed: readonly PendingForm[]
  /** What may have been stored of forms that are not open, or are not there any more. */
  readonly unheard: readonly Sent[]
}

const isCorrecting = (id: string, { correcting, reopening }: Open): boolean => id === correcting || id === reopening
const isOpen = (from: InForm, open: Open): boolean =>
  from.form === 'record' || (from.form === 'step' ? from.step.step === open.step : isCorrecting(from.of, open))

/** What is typed about a chart and not saved where no open form shows it: it is not lost from sight. */
export function pending(
  { corrections, steps, sent, failed }: Pick<ChartDrafts, 'corrections' | 'steps' | 'sent' | 'failed'>,
  { entries }: Pick<KnownChart, 'entries'>,
  open: Open,
  today: Day,
): Pending {
  const isUnheard = (from: InForm): boolean => sent.some((one) => one.state === 'unheard' && isSameForm(one.from, from))
  const isFailed = (from: InForm): boolean => !isUnheard(from) && failed.some((one) => isSameForm(one.from, from))
  const corrected = Object.entries(corrections).flatMap(([id, correction]): PendingForm[] => {
    const entry = entries.find((one) => one.id === id)
    const fact = entry && factOf(entry)
    if (!fact || isCorrecting(id, open) || isCorrectionUntouched(correction)) return []
    const what = `${factLine(fact, today).what} of ${dayText(fact.day, today)}`
    return [{ at: { correcting: id }, what, failed: isFailed({ form: 'correction', of: id, correction }) }]
  })
  const stepped = Object.values(steps).flatMap((step): PendingForm[] =>
    step.step === open.step || isStepUntouched(step)
      ? []
      : [{ at: { step: step.step }, what: STEP_NAMES[step.step], failed: isFailed({ form: 'step', step }) }],
  )
  const unheard = sent.filter(({ state, from }) => state === 'unheard' && !isOpen(from, open))
  return { typed: [...corrected, ...stepped], unheard }
}
