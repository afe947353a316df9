import { INSTRUMENTS, type MeasureId } from '../../../../../../core/instruments/index.ts'
import type { Instrument } from '../../../../../../core/instruments/instrument.ts'
import { isSafetySource, safetyItemName } from '../../../../../../core/instruments/safety-sources.ts'
import type { Draft, Value } from '../../../../lib/forms/draft.ts'

/** A questionnaire as it is being answered. */
export interface Answering {
  readonly instrument: MeasureId
  /** How it is entered: a total takes the place of answers. */
  readonly by: 'answers' | 'total'
  /** In item order; null = not answered. */
  readonly answers: readonly (number | null)[]
  readonly total: string
}
/** What stands in the draft of an assessment; answers are as many as the form has items. */
export function answering({ values }: Pick<Draft, 'values'>, by: Answering['by']): Answering {
  const instrument = values['instrument'] as MeasureId
  const given = values['answers'] as readonly (number | null)[]
  const answers = INSTRUMENTS[instrument].items.map((_, i) => given[i] ?? null)
  return { instrument, by, answers, total: values['total'] as string }
}

/**
 * The draft once it is entered in the other way. What was entered in the first way is put aside, so that nothing is saved unseen or takes
 * the place of what is typed now, and it is there again when the person goes back: a look at the other way loses nothing.
 */
export function enteredBy(draft: Draft, by: Answering['by']): Draft {
  const { [ANSWERS_ASIDE]: answers, [TOTAL_ASIDE]: total, ...values } = draft.values
  if (by === 'answers') {
    const entered = values['total'] === '' ? total : values['total']
    const back = { ...values, total: '', ...(answers === undefined ? {} : { answers }) }
    return { ...draft, values: entered === undefined ? back : { ...back, [TOTAL_ASIDE]: entered } }
  }
  const back = total === undefined ? values : { ...values, total }
  const given = (values['answers'] ?? []) as readonly unknown[]
  const entered = given.some((answer) => answer !== null) ? given : answers
  if (entered === undefined) return { ...draft, values: back }
  return { ...draft, values: { ...back, answers: given.map(() => null), [ANSWERS_ASIDE]: entered as Value } }
}
/**
 * What was entered in the other way and is not what is saved, in words; null where nothing was. Answers tell their total, so that one is
 * told of only where no answer stands. Nothing entered goes unsaid.
 */
export function asideWords({ values }: Pick<Draft, 'values'>): string | null {
  const total = values[TOTAL_ASIDE]
  const isEmpty = ((values['answers'] ?? []) as readonly unknown[]).every((answer) => answer === null)
  if (typeof total === 'string' && isEmpty && enteredNow({ values }) === 'answers')
    return `A total of ${total.trim()} was entered. Go back to Total only to save it, or to empty it.`
  const answers = (values[ANSWERS_ASIDE] ?? []) as readonly (number | null)[]
  const entered = answers.filter((answer) => answer !== null).length
  if (entered === 0) return null
  const instrument = values['instrument'] as MeasureId
  const { safetyItems }: Instrument = INSTRUMENTS[instrument]
  const said = safetyItems.flatMap(({ item }) => answers[item - 1] ?? [])
  const safety =
    said.length > 0 && isSafetySource(instrument) ? `, ${safetyItemName(instrument)} = ${said.join()} among them` : ''
  return `Only the total is saved: the ${entered === 1 ? 'answer that was' : `${entered} answers that were`} entered ${entered === 1 ? 'is' : 'are'} not${safety}. Go back to Answers to save them.`
}

/** What was entered in the way that is not the one now: no fields of a fact. */
const ANSWERS_ASIDE = 'answers aside'
const TOTAL_ASIDE = 'total aside'
/** How a draft is being entered, by what stands in it: what is shown is what is saved. null = nothing stands in it yet, and either may be chosen. */
export function enteredNow({ values }: Pick<Draft, 'values'>): Answering['by'] | null {
  if (values['total'] !== '' || ANSWERS_ASIDE in values) return 'total'
  const answers = (values['answers'] ?? []) as readonly unknown[]
  return TOTAL_ASIDE in values || answers.some((answer) => answer !== null) ? 'answers' : null
}

/** What can be entered as a total. */
export const totalHint = ({ range: { min, max }, step }: Instrument): string =>
  `${min} to ${max}${step === undefined ? '' : ` in steps of ${step}`}`
