import { parseArgs } from 'node:util'
import { WRONG_CHANGES } from './index.ts'
import { copyOfProject, turnsRed } from './try.ts'

const { values } = parseArgs({ options: { law: { type: 'string' }, help: { type: 'boolean', default: false } } })
if (values.help) {
  process.stdout.write(`npm run test:wrong -- [--law <name>]

Applies each recorded wrong change to a copy of the project, alone, and expects its test to turn red. Takes minutes.
`)
  process.exit(0)
}
const asked = WRONG_CHANGES.filter(({ law }) => values.law === undefined || law === values.law)
if (asked.length === 0) {
  const laws = [...new Set(WRONG_CHANGES.map(({ law }) => law))].join(', ')
  process.stderr.write(`There is no wrong change for ${String(values.law)}; laws are ${laws}.\n`)
  process.exit(2)
}
const copy = copyOfProject()
let green = 0
try {
  for (const change of asked) {
    const red = turnsRed(copy, change)
    if (!red) green += 1
    process.stdout.write(`${red ? 'red  ' : 'GREEN'}  ${change.law}  ${change.does} (${change.test})\n`)
  }
} finally {
  copy.drop()
}
process.stdout.write(`${asked.length - green} of ${asked.length} wrong changes turn their test red\n`)
process.exitCode = green > 0 ? 1 : 0
