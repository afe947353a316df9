import { metric } from './metric.ts'
import { coded } from './tallies/people.ts'
import { standing } from './tallies/standing.ts'
import { UNSTABLE_BELOW } from './thresholds.ts'

/** What became of the referrals of a period: started, closed before, waiting and left out add up to all of them (laws D5). */
export const referrals = metric({
  id: 'referrals',
  version: '2',
  name: 'Referrals and what became of them',
  direction: null,
  minimum: UNSTABLE_BELOW,
  tallies: { standing, already: coded('alreadyOnTreatment', 1) },
  figures: {
    ...{
      referrals: 'count',
      started: 'count',
      closedBefore: 'count',
      stillWaiting: 'count',
      alreadyOnTreatment: 'count',
    },
    ...{ leftOut: 'count', dateErrors: 'count', dateMissing: 'count', unstable: 'flag' },
  },
  read({ standing: at, already }) {
    const leftOut = at.dateMissing + at.dateErrors
    const started = at.within14 + at.day15to30 + at.later
    const count = started + at.closedBefore + at.waiting + leftOut
    return {
      referrals: count,
      started,
      closedBefore: at.closedBefore,
      stillWaiting: at.waiting,
      alreadyOnTreatment: already.yes,
      leftOut,
      dateErrors: at.dateErrors,
      dateMissing: at.dateMissing,
      unstable: count < UNSTABLE_BELOW,
    }
  },
  text:
    'Referrals with a day of referral in the period, each in one place at the as-of day: treatment started, closed before treatment ' +
    '(consent declined for good is a closure), still waiting, or left out because no wait can be told. Who came already taking a ' +
    'psychotropic is in them, and told apart.',
  excludes: [
    'Referrals after the as-of day: they are not there yet.',
    'Episodes without a day of referral: counted apart.',
  ],
  sources: [
    `House rule: fewer than ${UNSTABLE_BELOW} people are shown and marked unstable (HEDIS reports no rate under 30).`,
  ],
})
