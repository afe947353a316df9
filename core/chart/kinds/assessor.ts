import { RISK_FINDINGS } from '../vocabulary.ts'
import { choice, optional, text, yesNo } from './field.ts'

/** Who assessed, where it is not the author (often primary care), and whether means were asked about. */
export const assessorFields = {
  assessedBy: optional(text({ since: 3 })),
  meansAsked: optional(yesNo({ since: 3 })),
}
export const finding = choice(RISK_FINDINGS, { needs: 'finding' })
