/** What is said where a clinic knows somebody else by a record number that is given to a newcomer: while it is typed, and by the API. */
export const NUMBER_TAKEN = 'Already used in this clinic'
export const NUMBER_TAKEN_DETAIL =
  'A patient of this clinic has this MRN already. Check the number, or open the chart they have.'
