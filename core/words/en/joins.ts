/** What a chart of a person who is in more than one place is refused for, in words: where it is and how to mend it. */

export const OPEN_ELSEWHERE =
  'This person has another open episode in this clinic, and would be counted twice. Record in that one; or close that one first, then take this close back'

export const NOT_MERGED = 'These two are not merged, so there is nothing to take back'
export const SHARED_NUMBER =
  'A record number of the other person stands in the chart of the one that goes on as well, and can find only one of them. Correct it there first, then take the merge back'
/** `person` is the id of the one whose merge comes first. */
export const mergedLater = (person: string): string =>
  `A later merge closed an episode of person ${person} into one of this person, and it would be open nowhere. Take that merge back first, then this one`
export const TWO_OPEN =
  'Taken apart, the other person would have two open episodes in one clinic, and would be counted twice. Close the one that was opened since the merge first, then take the merge back'
