import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { runCommand, WrongWords } from '../../../infra/command-line.ts'

const COMMAND = 'npm run test:laws'
const DEFAULT_RUNS = 20_000
const HELP = `${COMMAND} -- [--runs <number>]

Tries the laws of charts, courses, ranks and suppression over so many generated charts or cubes each (${DEFAULT_RUNS} unless said), from fixed seeds.
  --runs  how many charts a law is tried with; npm test takes 300`

/** Tests whose properties read how often they are tried. */
const LAWS = [
  'test/core/chart/laws.test.ts',
  'test/core/chart/second-reading.test.ts',
  'test/core/rows/rank.test.ts',
  'test/core/population/suppression.test.ts',
]

await runCommand({ command: COMMAND, help: HELP, options: { runs: { type: 'string' } } }, ({ values: { runs } }) => {
  const count = runs === undefined ? DEFAULT_RUNS : Number(runs)
  if (!Number.isInteger(count) || count < 1 || count > 10_000_000)
    throw new WrongWords(
      `--runs is a whole number from 1, not ${String(runs)}. ${COMMAND} -- --help says what it takes.`,
    )
  const vitest = join(import.meta.dirname, '../../../node_modules/vitest/vitest.mjs')
  const words = [vitest, 'run', '--project', 'core', '--testTimeout', '0', ...LAWS]
  const ended = spawnSync(process.execPath, words, {
    stdio: 'inherit',
    env: { ...process.env, CAIRN_LAW_RUNS: String(count) },
  })
  return ended.status ?? 1
})
