import { FEWEST_SHOWN } from '../population/suppression.ts'
import { OUTCOME_TABLE, RELEASE_VERSION, releasedMetric } from './release/released-metric.ts'
import { missingBounds, share } from './release/share.ts'
import { ELIGIBLE, MEASURED, RESPONSE } from './tallies/outcome.ts'

/** Response at follow-up, with what missing scores could hide. */
export const releasedResponse = releasedMetric({
  id: 'released-response',
  version: RELEASE_VERSION,
  name: 'Response',
  direction: 'up',
  minimum: FEWEST_SHOWN,
  table: OUTCOME_TABLE,
  read(row) {
    const response = row.sum(RESPONSE)
    return {
      response: share(response, row.sum(MEASURED)),
      responseBounds: missingBounds(response, row.sum(['noFollowUp']), row.sum(ELIGIBLE)),
    }
  },
  text:
    'PHQ-9 down by half or more at follow-up (day 120 to 240, remission included), of members who began at 10 or more and were scored ' +
    'again. The wide bar shows where the share would lie if nobody, or everybody, of those not scored had responded. Not compared with ' +
    'other care: some would have improved anyway.',
  excludes: ['Members not scored in the window: in the bounds, not in the share.'],
  sources: [
    'HEDIS DRR-E: response is a drop of 50 % or more.',
    'Wilson score interval.',
    'CMS cell size suppression policy.',
  ],
})
