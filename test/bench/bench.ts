import { parseArgs } from 'node:util'
import type { Bench } from './row.ts'
import { BENCHES } from './rows.ts'
import { isOver, measure, tableOf, type Measured } from './table.ts'

const NAMES = BENCHES.map(({ name }) => name).join(', ')
const USAGE = `npm run bench [-- --only <part> [--only <part>]]

Measures what has to be fast or small, each beside a floor in the same run: the same work done plainly. Ends with 1 when
anything is over its limit, and with 2 when it could not be asked like that.
  --only  a part of it: ${NAMES}`

/** Says what is wrong with the question and ends. */
function giveUp(text: string): never {
  process.stderr.write(`${text}\n`)
  process.exit(2)
}

function chosen(): readonly Bench[] {
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string', multiple: true, default: [] }, help: { type: 'boolean', default: false } },
    })
    if (values.help) {
      process.stdout.write(`${USAGE}\n`)
      process.exit(0)
    }
    const unknown = values.only.find((name) => BENCHES.every((bench) => bench.name !== name))
    if (unknown !== undefined) return giveUp(`There is no part ${unknown}. Choose of ${NAMES}.`)
    return BENCHES.filter(({ name }) => values.only.length === 0 || values.only.includes(name))
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}

async function run({ open }: Bench): Promise<Measured[]> {
  const { rows, close } = await open()
  try {
    const all: Measured[] = []
    // One after the other: two at once would measure each other.
    for (const row of rows) all.push(await measure(row))
    return all
  } finally {
    await close?.()
  }
}

// Log lines would stand between the lines of the table.
process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT'
const all: Measured[] = []
for (const bench of chosen()) {
  if (process.stderr.isTTY) process.stderr.write(`${bench.name} ...\n`)
  all.push(...(await run(bench)))
}
process.stdout.write(tableOf(all))
process.exitCode = all.some(isOver) ? 1 : 0
