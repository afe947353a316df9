/** What is told where an earlier try turned out to be stored, and something else stands in the form since. */
export const OF_BEFORE =
  'It was stored as you sent it first, and the answer came only now. What stands in the form is not stored: look at what holds now, then save it or cancel it.'

/** The same of an act that is over with it: what was chosen since cannot be done any more, and is told so that it can be written elsewhere. */
export const goneWords = ({ isOfBefore }: { readonly isOfBefore: boolean }, written: string): readonly string[] =>
  isOfBefore
    ? [
        `It was done as you sent it first, and the answer came only now. What you changed after that was not done, and you had written: ${written.trim() || 'nothing'}`,
      ]
    : []
