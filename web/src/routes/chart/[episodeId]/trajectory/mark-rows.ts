/** A name to be written above its line: where the line stands and how wide the name is, px. */
export interface MarkName {
  readonly text: string
  readonly at: number
  readonly width: number
}
export interface PlacedName {
  readonly text: string
  readonly left: number
  readonly width: number
  /** 0 is the upper row. */
  readonly row: number
}

export const MARK_ROWS = 3
const GAP = 6

/** What is said of names that have no room; the table of the same panel holds all of them. */
export const moreInTable = (count: number): string => `and ${count} more in the table`

/**
 * Where names stand above a chart of this width. Today takes the lowest row; then the newest mark, which always has room, and the others
 * back in time. What has no room is counted, never dropped without a word: the oldest give way to the sentence that says so.
 */
export function placeNames(
  today: MarkName,
  marks: readonly MarkName[],
  width: number,
  widthOf: (text: string) => number,
): readonly PlacedName[] {
  const leftOf = (one: MarkName) => Math.max(0, Math.min(one.at - 5, width - one.width))
  const first = { text: today.text, left: leftOf(today), width: today.width, row: MARK_ROWS - 1 }
  const placed: PlacedName[] = []
  for (const one of marks.toReversed()) {
    const [left, { text, width: size }] = [leftOf(one), one]
    const row = freeRow([first, ...placed], left, size)
    if (row !== null) placed.push({ text, left, width: size, row })
  }
  return withRest(first, placed, marks.length, width, widthOf)
}

function freeRow(others: readonly PlacedName[], left: number, width: number): number | null {
  const isFree = (row: number) =>
    others.every((one) => one.row !== row || left >= one.left + one.width + GAP || left + width + GAP <= one.left)
  return Array.from({ length: MARK_ROWS }, (_, row) => row).find(isFree) ?? null
}

/** Adds the sentence about what has no room; `placed` are the marks, newest first. */
function withRest(
  today: PlacedName,
  placed: readonly PlacedName[],
  count: number,
  width: number,
  widthOf: (text: string) => number,
): readonly PlacedName[] {
  if (placed.length === count) return [today, ...placed]
  const text = moreInTable(count - placed.length)
  const size = widthOf(text)
  for (const left of [0, width - size]) {
    const row = freeRow([today, ...placed], left, size)
    if (row !== null) return [today, ...placed, { text, left, width: size, row }]
  }
  // The newest mark stays in any case.
  return placed.length <= 1 ? [today, ...placed] : withRest(today, placed.slice(0, -1), count, width, widthOf)
}
