import { timeInPairs } from './pairs.ts'
import type { Limit, Row } from './row.ts'

/** A row with what was measured. `spread` null where nothing was timed. */
export interface Measured {
  readonly row: Row
  readonly floor: number | null
  readonly ours: number
  readonly ratio: number | null
  readonly spread: readonly [number, number] | null
}

export async function measure(row: Row): Promise<Measured> {
  if (row.unit === 'ms') return { row, ...(await timeInPairs(row)) }
  const { floor, ours } = row
  return { row, floor, ours, ratio: floor === null ? null : ours / floor, spread: null }
}

/** Throws where a limit is a ratio and there is no floor to hold it against: such a row could never be over. */
export function isOver({ row: { limit, what }, ours, ratio }: Measured): boolean {
  if (limit === null) return false
  if ('most' in limit) return ours > limit.most
  if (ratio === null || Number.isNaN(ratio)) throw new Error(`The row "${what}" has a limit in times and no floor`)
  return ratio > limit.times
}

const number = (value: number): string =>
  value >= 1000
    ? Math.round(value).toLocaleString('en')
    : value >= 1
      ? value.toFixed(1)
      : value.toFixed(4).replace(/0+$/, '').replace(/\.$/, '')
const limitText = (limit: Limit): string =>
  limit === null ? '' : 'times' in limit ? `${limit.times} x` : number(limit.most)

const HEAD = ['what', 'floor', 'ours', 'ratio', 'spread', 'limit', 'unit', '']

function cells(measured: Measured): string[] {
  const { row, floor, ours, ratio, spread } = measured
  return [
    row.what,
    floor === null ? '' : number(floor),
    number(ours),
    ratio === null ? '' : ratio.toFixed(2),
    spread === null ? '' : spread.map((end) => end.toFixed(2)).join('-'),
    limitText(row.limit),
    row.unit,
    row.limit === null ? 'report' : isOver(measured) ? 'OVER' : 'within',
  ]
}

/** The table as text, a line a row. */
export function tableOf(all: readonly Measured[]): string {
  const lines = [HEAD, ...all.map(cells)]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const padded = (cell: string, column: number): string =>
    column === 0 || column > 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return lines.map((line) => `${line.map(padded).join('  ').trimEnd()}\n`).join('')
}
