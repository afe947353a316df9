/** What a page says at its top of what could not be read, so that a list or figure that lacks something never looks complete. */
export interface UnreadWords {
  readonly title: string
  /** What is missing, that nothing is lost, who mends it; a sentence or two each. */
  readonly lines: readonly string[]
}

/** Verb and pronouns for a number of things. */
export const isAre = (count: number): string => (count === 1 ? 'is' : 'are')
export const itThem = (count: number): string => (count === 1 ? 'it' : 'them')
