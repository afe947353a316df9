import { treatmentKey } from '../../../../core/chart/treatment.ts'
import { isPsychotropic } from '../../../../core/medicines/index.ts'
import type { TreatmentDraft } from './draft.ts'

/**
 * Whether the treatment that is typed is one by a psychotropic; null = somebody has to say it. A correction keeps what was recorded
 * of the same drug until somebody chooses otherwise (laws W1); in a new entry a name that we know says it.
 */
export function psychotropicOf({ recorded, modality, name, psychotropic }: TreatmentDraft): boolean | null {
  const before = recorded?.kind === 'treatment' && recorded.modality === modality ? recorded : null
  if (modality === 'psychotherapy') return before?.psychotropic ?? false
  const chosen = psychotropic === '' ? null : psychotropic === 'yes'
  if (!recorded) return isPsychotropic(name) ?? chosen
  const kept = before && treatmentKey(before.name) === treatmentKey(name) ? before.psychotropic : null
  return chosen ?? kept ?? isPsychotropic(name)
}

/** Whether the form shows the choice: for a drug whose name does not tell it, and in every correction. */
export const asksPsychotropic = ({ recorded, modality, name }: TreatmentDraft): boolean =>
  modality === 'medication' && (recorded !== undefined || (name.trim() !== '' && isPsychotropic(name) === null))
