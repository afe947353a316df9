import { runCommand, WrongWords } from '../../../infra/command-line.ts'
import { WRONG_CHANGES } from './index.ts'
import { copyOfProject } from '../copy-of-project.ts'
import { turnsRed } from './try.ts'

const COMMAND = 'npm run test:wrong'
const HELP = `${COMMAND} -- [--law <name>]

Applies each recorded wrong change to a copy of the project, alone, and expects its test to turn red. Takes minutes.
  --law  only those of one law, for example V4`

await runCommand({ command: COMMAND, help: HELP, options: { law: { type: 'string' } } }, ({ values: { law } }) => {
  const asked = WRONG_CHANGES.filter((change) => law === undefined || law === change.law)
  if (asked.length === 0) {
    const laws = [...new Set(WRONG_CHANGES.map((change) => change.law))].join(', ')
    throw new WrongWords(`There is no wrong change for ${String(law)}; laws are ${laws}.`)
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
  return green > 0 ? 1 : 0
})
