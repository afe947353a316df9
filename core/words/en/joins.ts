/** What a chart of a person who is in more than one place is refused for, in words: where it is and how to mend it. */

export const OPEN_ELSEWHERE =
  'This person has another open episode in this clinic, and would be counted twice. Record in that one; or close that one first, then take this close back'
