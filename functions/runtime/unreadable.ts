import type { Failure } from '../../core/result.ts'
import type { Unread } from '../../core/formats.ts'

const HEADER: Readonly<Record<Unread, string>> = {
  newer: 'A newer version of Cairn wrote this chart. It is kept, and opens again when this installation is updated.',
  damaged:
    'The header of this chart is damaged. It is kept as it is; tell your administrator, who finds the mend in docs/damaged-charts.md.',
}

/** The failure of a request about a clinic that cannot be read in the Directory. */
export const CLINIC_UNREAD: Failure = {
  kind: 'unreadable',
  detail:
    'The clinic of this chart cannot be read in the list of the network. Its charts are kept, and nothing was recorded; tell your administrator.',
}

/** The failure of a request for a chart that is there and the caller's, and whose header cannot be read. */
export const headerUnread = (why: Unread): Failure => ({ kind: 'unreadable', detail: HEADER[why] })
