import type { Rebuilt } from '../../../functions/actions/rebuild.ts'

/** One call after another, added up. */
export function added(a: Rebuilt, b: Rebuilt): Rebuilt {
  const { fields, next, ...counts } = b
  const sums = Object.fromEntries(
    Object.entries(counts).map(([name, n]) => [name, n + a[name as keyof typeof counts]]),
  ) as typeof counts
  const names = new Set([...Object.keys(a.fields), ...Object.keys(fields)])
  return {
    ...sums,
    next,
    fields: Object.fromEntries([...names].map((name) => [name, (a.fields[name] ?? 0) + (fields[name] ?? 0)])),
  }
}

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`

/** What a rebuild did and found, in the order somebody wants to know it; what is zero is not said. */
export function report(done: Rebuilt): string[] {
  const fields = Object.entries(done.fields).sort(([, a], [, b]) => b - a)
  const lines: (readonly [number, string])[] = [
    [done.same, `${count(done.same, 'row')} said what the chart says`],
    [done.reformatted, `${count(done.reformatted, 'row')} written anew: another format, the same content`],
    [done.missing, `${count(done.missing, 'row')} missing or damaged, made`],
    [
      done.differed,
      `${count(done.differed, 'row')} differed, mended: ${fields.map(([name, n]) => `${name} (${n})`).join(', ')}`,
    ],
    [done.strays, `${count(done.strays, 'second row')} of the same episode, removed`],
    [done.newer, `${count(done.newer, 'chart')} of a newer version, left as they are`],
    [done.damaged, `${count(done.damaged, 'damaged chart')}, left as they are (docs/damaged-charts.md)`],
    [done.orphans, `${count(done.orphans, 'row')} without a chart, left as they are (docs/damaged-charts.md)`],
    [
      done.failed,
      `${count(done.failed, 'chart or block', 'charts or blocks')} not done; each is in the log of the function`,
    ],
  ]
  return [
    `${count(done.charts, 'chart')} folded, ${count(done.blocks, 'block')} made.`,
    ...lines.filter(([n]) => n > 0).map(([, line]) => `  ${line}`),
  ]
}
