import { FEWEST_SHOWN } from '../population/suppression.ts'
import { OUTCOME_TABLE, RELEASE_VERSION, releasedMetric } from './release/released-metric.ts'
import { missingBounds, share } from './release/share.ts'
import { ELIGIBLE, MEASURED } from './tallies/outcome.ts'

/** Remission at follow-up, with what missing scores could hide. */
export const releasedRemission = releasedMetric({
  id: 'released-remission',
  version: RELEASE_VERSION,
  name: 'Remission',
  direction: 'up',
  minimum: FEWEST_SHOWN,
  table: OUTCOME_TABLE,
  read(row) {
    const remission = row.sum(['remission'])
    return {
      remissionShare: share(remission, row.sum(MEASURED)),
      remissionBounds: missingBounds(remission, row.sum(['noFollowUp']), row.sum(ELIGIBLE)),
    }
  },
  text:
    'PHQ-9 below 5 at follow-up (day 120 to 240), of members who began at 10 or more and were scored again. The wide bar shows where the ' +
    'share would lie if nobody, or everybody, of those not scored were in remission.',
  excludes: ['Members not scored in the window: in the bounds, not in the share.'],
  sources: [
    'HEDIS DRR-E: remission is a PHQ-9 under 5.',
    'Wilson score interval.',
    'CMS cell size suppression policy.',
  ],
})
