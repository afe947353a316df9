/** Suicidal behaviour: ever, and how long ago. */
export const SUICIDAL_BEHAVIOUR = ['never', 'over-3-months-ago', 'within-3-months'] as const

/** Its answers: five of ideation, null = not asked, and behaviour. */
export interface CSsrsAnswers {
  readonly ideation: readonly (boolean | null)[]
  readonly behaviour: (typeof SUICIDAL_BEHAVIOUR)[number] | null
}

/** The screener asks items 3 to 5 only after a yes to item 2. */
const isLadderAsked = ({ ideation }: CSsrsAnswers): boolean => ideation[1] !== false

/** Highest item of ideation answered yes; 0 where all that are asked are no; null where none is yes and one was left open. */
export function ideationLevel(answers: CSsrsAnswers): number | null {
  const { ideation } = answers
  const highest = ideation.lastIndexOf(true) + 1
  const asked = isLadderAsked(answers) ? ideation : ideation.slice(0, 2)
  return highest > 0 || asked.every((answer) => answer === false) ? highest : null
}

/** Numbers of the questions that the screener asks and nobody answered, 6 for behaviour: as long as there are any, nothing is found low. */
export function leftUnasked(answers: CSsrsAnswers): readonly number[] {
  const { ideation, behaviour } = answers
  const asked = isLadderAsked(answers) ? ideation : ideation.slice(0, 2)
  return [...asked, behaviour].flatMap((answer, i) =>
    answer === null ? [i === asked.length ? ideation.length + 1 : i + 1] : [],
  )
}

/** 0 never, 1 over three months ago, 2 within three months; null where not asked. */
export const behaviourLevel = ({ behaviour }: CSsrsAnswers): number | null =>
  behaviour === null ? null : { never: 0, 'over-3-months-ago': 1, 'within-3-months': 2 }[behaviour]

/**
 * The finding that the answers propose: high from item 4, or behaviour within three months; moderate at item 3, or behaviour
 * longer ago; else low. Who assesses confirms it or finds worse; a lower one needs an assessment of its own.
 */
export function proposedFinding(answers: CSsrsAnswers): 'low' | 'moderate' | 'high' {
  const ideation = ideationLevel(answers) ?? 0
  const behaviour = behaviourLevel(answers) ?? 0
  if (ideation >= 4 || behaviour === 2) return 'high'
  return ideation === 3 || behaviour === 1 ? 'moderate' : 'low'
}
