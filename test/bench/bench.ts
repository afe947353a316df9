import { runCommand, WrongWords } from '../../infra/command-line.ts'
import type { Bench } from './row.ts'
import { BENCHES } from './rows.ts'
import { isOver, measure, tableOf, type Measured } from './table.ts'

const COMMAND = 'npm run bench'
const NAMES = Object.keys(BENCHES).join(', ')
const HELP = `${COMMAND} [-- --only <part> [--only <part>]]

Measures what has to be fast or small, each beside a floor in the same run: the same work done plainly. Ends with 1 when
anything is over its limit.
  --only  a part of it: ${NAMES}`

function chosen(only: readonly string[]): readonly (readonly [name: string, bench: () => Promise<Bench>])[] {
  const unknown = only.find((name) => !Object.hasOwn(BENCHES, name))
  if (unknown !== undefined) throw new WrongWords(`--only takes ${NAMES}, and not "${unknown}".`)
  return Object.entries(BENCHES).filter(([name]) => only.length === 0 || only.includes(name))
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

const OPTIONS = { only: { type: 'string', multiple: true, default: [] as string[] } } as const

await runCommand({ command: COMMAND, help: HELP, options: OPTIONS }, async ({ values }) => {
  // Log lines would stand between the lines of the table.
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT'
  const all: Measured[] = []
  for (const [name, bench] of chosen(values.only)) {
    if (process.stderr.isTTY) process.stderr.write(`${name} ...\n`)
    all.push(...(await run(await bench())))
  }
  process.stdout.write(tableOf(all))
  return all.some(isOver) ? 1 : 0
})
