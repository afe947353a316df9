import { runCommand } from '../../infra/command-line.ts'
import { buildAssembly } from '../../infra/local/build/build.ts'
import { caseloadBench } from './caseload.ts'
import { cohortBench } from './cohort.ts'
import type { Measured } from './measure.ts'
import { bundleBench } from './bundles.ts'
import { startBench } from './start.ts'

/** `npm run bench`: floor, ours, ratio and limit of what has to be fast or small. Prints; judges nothing but the last column. */
const digits = (value: number, unit: Measured['unit']): string =>
  unit === 'B' ? Math.round(value).toLocaleString('en') : value < 1 ? value.toFixed(4) : value.toFixed(1)

function line({ what, unit, limit, floor, ours }: Measured): string[] {
  return [
    what,
    floor === null ? '' : digits(floor, unit),
    digits(ours, unit),
    floor === null ? '' : (ours / floor).toFixed(2),
    digits(limit, unit),
    unit,
    ours <= limit ? 'within' : 'OVER',
  ]
}

const HELP = `npm run bench

Prints floor, ours, ratio and limit of everything that has to be fast or small. Takes some minutes; run nothing else beside it.`

await runCommand({ command: 'npm run bench', help: HELP }, async () => {
  // Log lines would stand between the lines of the table.
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT'
  await buildAssembly({ progress: () => undefined })
  const measured = [...cohortBench(), ...(await caseloadBench()), ...(await bundleBench()), ...(await startBench())]
  const table = [['what', 'floor', 'ours', 'ratio', 'limit', 'unit', ''], ...measured.map(line)]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of table)
    process.stdout.write(
      `${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}\n`,
    )
})
