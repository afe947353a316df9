import type { Option } from './instrument.ts'

/** The recall period, stem and answers that the PHQ and GAD family share. */
export const TWO_WEEKS = 'the last 2 weeks'
export const BOTHERED = 'Over the last 2 weeks, how often have you been bothered by any of the following problems?'
export const FREQUENCY: readonly Option[] = [
  { value: 0, label: 'Not at all' },
  { value: 1, label: 'Several days' },
  { value: 2, label: 'More than half the days' },
  { value: 3, label: 'Nearly every day' },
]
