/** What a psychiatric case review advises. */
export type Advised = 'begin' | 'raise' | 'change' | 'add' | 'therapy'

export const ADVISED: Readonly<Record<Advised, readonly string[]>> = {
  begin: [
    'Therapy alone is not enough so far. Offer an antidepressant',
    'Start medication if agreeable, call after one week about side effects',
  ],
  raise: [
    'Raise the dose, same drug',
    'Tolerated well, dose still low: go up one step',
    'Some gain. Increase and measure again in four weeks',
  ],
  change: [
    'Not enough gain at this dose: switch',
    'Switch to another class, watch sleep in the first week',
    'Side effects limit the dose. Change the drug',
  ],
  add: ['Part of the way: keep the drug, add a second one', 'Add to what helps in part, review in four weeks'],
  therapy: [
    'Add behavioral activation weekly',
    'Sleep and alcohol first, then see again',
    'Weekly problem-solving for six weeks',
    'Twice the contacts for a month, then measure',
  ],
}
const ANY_CASE = ['Life event explains the score, measure again', 'Prefers to wait. Next score decides'] as const
/** Why nothing is changed: with a drug it may be too early, without one there is nothing to be early for. */
export const NOTHING_CHANGED = {
  medicated: [
    ...ANY_CASE,
    'Same drug a little longer, side effects just gone',
    'Check adherence before changing anything',
  ],
  therapy: [...ANY_CASE, 'Does not want medication. Go on with therapy'],
} as const
