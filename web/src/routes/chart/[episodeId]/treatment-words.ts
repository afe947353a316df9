/** What is said where nothing goes on: none was ever recorded, or all of them stopped, and neither is no treatment at all. */
export const NO_TREATMENT = 'none goes on by what is recorded'

/** What a person takes or does now, wherever a chart is told without its page. */
export const treatmentsText = (treatments: readonly string[]): string => treatments.join('; ') || NO_TREATMENT
