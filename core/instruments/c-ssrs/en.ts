/** What its items are named; the wording of the questions is not copied. */
export const cSsrsItems = {
  ideation: [
    'Wish to be dead',
    'Suicidal thoughts',
    'Thoughts of a method, without intent to act',
    'Some intent to act, without a plan',
    'Intent with a specific plan',
  ],
  behaviour: 'Suicidal behaviour',
} as const
