/** A pivot this much smaller than the largest entry means that the equations do not determine the answer. */
const SINGULAR = 1e-12

/** Solves matrix x = right for a small square matrix by elimination with row pivoting; null where it is singular. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const size = right.length
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0])
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  const scale = Math.max(0, ...matrix.flat().map(Math.abs))
  for (let k = 0; k < size; k++) {
    let best = k
    for (let i = k + 1; i < size; i++) if (Math.abs(at(i, k)) > Math.abs(at(best, k))) best = i
    const pivot = rows[best]
    const swapped = rows[k]
    if (!pivot || !swapped || Math.abs(at(best, k)) <= scale * SINGULAR) return null
    rows[best] = swapped
    rows[k] = pivot
    for (const row of rows.slice(k + 1)) {
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1)
      for (let j = k; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0)
    }
  }
  const x = new Array<number>(size).fill(0)
  for (let k = size - 1; k >= 0; k--) {
    const known = x.reduce((sum, value, j) => (j > k ? sum + at(k, j) * value : sum), 0)
    x[k] = (at(k, size) - known) / at(k, k)
  }
  return x
}
