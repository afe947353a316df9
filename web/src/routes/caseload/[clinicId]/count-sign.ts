import { plain } from '../../../lib/text/number.ts'

/** A count that may be higher: rows that could not be read may belong to it. */
export const countSign = (count: number, unread: number): string =>
  unread > 0 ? `≥\u00a0${plain(count)}` : plain(count)
