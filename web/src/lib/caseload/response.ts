import { isFollowed, responseTotal, type Instrument } from '../../../../core/instruments/instrument.ts'

/** The total where a response to treatment begins, as a line in a plot; null where there is none to be reached. */
export function responseLine(tool: Instrument, first: number): number | null {
  if (!isFollowed(tool)) return null
  const total = responseTotal(tool, first)
  return total > tool.range.min && total < tool.range.max ? total : null
}

const HALF = 'half'
const shareText = (share: number): string => (share === 0.5 ? HALF : `${Math.round(share * 100)} %`)
/** What a response is of the first total, as "half of the first", or of what was missing to the best one. */
export function responsePart(tool: Instrument): string {
  if (!isFollowed(tool)) return ''
  const { direction, responseShare } = tool
  return direction === 'higher-is-worse'
    ? `${shareText(responseShare)} of the first`
    : `${shareText(1 - responseShare)} of what was missing`
}
