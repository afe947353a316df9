import type { Entry } from '../../../../../../core/chart/entry.ts'
import { effective } from '../../../../../../core/chart/effective.ts'
import { goingOn, treatmentOf } from '../../../../../../core/chart/treatment.ts'
import { treatmentKey } from '../../../../../../core/medicines/key.ts'
import { inWords } from '../../../../lib/text/code.ts'
import { typed, type Draft } from '../../../../lib/forms/draft.ts'

/** Something that a person takes or does, as a chart says it now. */
export interface TreatmentNow {
  readonly name: string
  readonly dose: string
  readonly modality: 'medication' | 'psychotherapy'
  readonly psychotropic: boolean
}

/** What a person takes or does by what is recorded, the newest change first; the therapy last given in a contact among it (laws D3). */
export function treatmentsNow(entries: readonly Entry[]): readonly TreatmentNow[] {
  const { facts } = effective(entries)
  const changes = facts.flatMap(({ fact }) => (fact.kind === 'treatment' ? [fact] : []))
  const started = [...goingOn(changes).values()]
    .toReversed()
    .map(({ name, dose = '', modality, psychotropic }) => ({ name, dose, modality, psychotropic }))
  const { given } = treatmentOf(facts)
  const isThere = given && started.some(({ name }) => treatmentKey(name).startsWith(treatmentKey(given.name)))
  const therapy = { modality: 'psychotherapy', psychotropic: false, dose: '' } as const
  return given && !isThere ? [...started, { ...therapy, name: given.name }] : started
}

export const treatmentText = ({ name, dose }: Pick<TreatmentNow, 'name' | 'dose'>): string =>
  [inWords(name), dose].filter(Boolean).join(' ')

const isOne = (draft: Draft, { name }: TreatmentNow): boolean =>
  treatmentKey(String(draft.values['name'])) === treatmentKey(name)
/** Which of them a form is about; null = none of them. */
export const chosenNow = (draft: Draft, now: readonly TreatmentNow[]): TreatmentNow | null =>
  now.find((one) => isOne(draft, one)) ?? null

/** The form about one of them: what it is stands in it, and what its dose becomes is left to be said. */
export const about = (draft: Draft, { name, modality, psychotropic }: TreatmentNow): Draft =>
  typed(draft, { name, modality, dose: '', psychotropic: psychotropic ? 'yes' : 'no' })

/**
 * What does not fit to what is recorded, in words; null = nothing: a change or a stop of what nobody recorded as going on, a start of what goes
 * on. It is asked, not refused: what was recorded elsewhere may be missing here.
 */
export function doesNotFit(draft: Draft, now: readonly TreatmentNow[]): string | null {
  const { action, name } = draft.values
  if (String(name).trim() === '') return null
  const found = chosenNow(draft, now)
  if (action === 'start')
    return found ? `${treatmentText(found)} goes on already. If only its dose changes, choose Dose changed.` : null
  if (found) return null
  return now.length === 0
    ? 'Nothing is recorded as going on here: record its start first, if it began here.'
    : `Nothing of that name is recorded as going on. What is: ${now.map(treatmentText).join('; ')}.`
}
