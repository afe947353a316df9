/** What is wrong with what was typed, at its field. */
export interface Problem {
  /** The field, as the form names it. */
  readonly at: string
  readonly problem: string
}
