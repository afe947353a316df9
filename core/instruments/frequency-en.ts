import type { Wording } from './wording.ts'

/** The recall period, stem and answers that the PHQ and GAD family share. */
export const BOTHERED: Omit<Wording, 'of' | 'items'> = {
  recall: 'the last 2 weeks',
  stem: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  options: { 0: 'Not at all', 1: 'Several days', 2: 'More than half the days', 3: 'Nearly every day' },
}
