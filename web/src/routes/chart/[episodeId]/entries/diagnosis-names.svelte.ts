import type { Fact } from '../../../../../../core/chart/entry.ts'
import { LaterPart } from '../../../../lib/parts/later-part.svelte.ts'

/** Words of diagnoses come once the entries show; until then, and where there are none, a code stands alone. */
export const diagnosisNames = new LaterPart(() => import('../../../../../../core/words/en/diagnoses.ts'))

export const diagnosisWords = ({ system, code }: Fact<'diagnosis'>): string => {
  const name = system === 'icd-10-cm' ? diagnosisNames.part?.diagnosisName(code) : null
  return name ? `${code} ${name}` : code
}
