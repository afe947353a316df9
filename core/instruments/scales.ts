/** Name and range of what is followed over time, apart from the questions: a list needs no more, and carries no more to the browser. */
export const SCALES = {
  'phq-9': { name: 'PHQ-9', range: { min: 0, max: 27 } },
  'gad-7': { name: 'GAD-7', range: { min: 0, max: 21 } },
} as const
