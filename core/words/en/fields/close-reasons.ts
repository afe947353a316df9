/** Why an episode was closed, in a file of its own: lists tell it too, which load no form. */
export const CLOSES = {
  completed: 'Completed',
  'transferred-up': 'Referred up to specialty care',
  'transferred-out': 'Care taken over outside the network',
  declined: 'Declined',
  unreachable: 'Unreachable',
  'not-eligible': 'Not eligible',
  moved: 'Moved',
  'insurance-or-cost': 'Insurance or cost',
  died: 'Died',
  other: 'Other',
  transferred: 'Transferred to another clinic of the network',
  'entered-twice': 'Entered twice',
}
