import { plural } from '../../../lib/text/number.ts'

/** How many there are where nobody of them is in the view or matches what was typed. */
export const nobodyShown = (rows: number, unread: number): string =>
  `This clinic has ${plural(rows, 'active patient')}${unread > 0 ? `, and ${unread} that could not be shown and may match` : ''}.`
