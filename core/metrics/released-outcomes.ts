import { FEWEST_SHOWN } from '../population/suppression.ts'
import { OUTCOME_TABLE, RELEASE_VERSION, releasedMetric } from './release/released-metric.ts'
import { share } from './release/share.ts'
import { BEGAN_HIGH, ELIGIBLE, MEASURED } from './tallies/outcome.ts'

/**
 * What became of the scores of those who began high. `eligible` is a number where the shown counts add up to one and else `hidden`,
 * also when it is 1 to 10: saying `small` would narrow the counts it is made of.
 */
export const releasedOutcomes = releasedMetric({
  id: 'released-outcomes',
  version: RELEASE_VERSION,
  name: 'Members who began high, by their follow-up',
  direction: 'up',
  minimum: FEWEST_SHOWN,
  table: OUTCOME_TABLE,
  began: BEGAN_HIGH,
  read(row) {
    const eligible = row.sum(ELIGIBLE)
    return {
      eligible: eligible ?? ('hidden' as const),
      remission: row.count('remission'),
      responseOnly: row.count('responseOnly'),
      noResponse: row.count('noResponse'),
      noFollowUp: row.count('noFollowUp'),
      coverage: share(row.sum(MEASURED), eligible),
    }
  },
  text:
    'Members of an earlier quarter of referral, so that follow-up windows have closed: those with a baseline ' +
    `${BEGAN_HIGH.measure} of ${BEGAN_HIGH.from} or more whose days ` +
    '120 to 240 after it ended by the as-of day, by the last PHQ-9 in those days. Those without one are shown as no follow-up and never ' +
    'dropped; the share scored again stands beside them.',
  excludes: [
    `Members without a baseline of ${BEGAN_HIGH.from} or more, and those whose follow-up window is still open.`,
  ],
  sources: ['HEDIS DRR-E: follow-up in days 120 to 240.', 'CMS cell size suppression policy.'],
})
