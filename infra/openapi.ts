import { writeFileSync } from 'node:fs'
import { openApi, roleMatrix } from '../core/contract/openapi.ts'
import { runCommand } from './command-line.ts'

/** `npm run openapi` prints the API as OpenAPI 3.1 and refreshes docs/roles.md; a test holds that page against the contract. */
export const ROLES_FILE = new URL('../docs/roles.md', import.meta.url)

export const rolesText = (): string =>
  `# Who may do what\n\nMade from \`core/contract\` by \`npm run openapi\`. A role opens a route; the clinic or plan of the membership bounds it.\n\n${roleMatrix()}\n`

const HELP = `npm run -s openapi [-- --roles <file>]

Prints the API as OpenAPI 3.1 (JSON), and writes docs/roles.md anew from the same contract.
  --roles  another file to write the page of roles to; docs/roles.md is left as it is`

if (import.meta.main)
  await runCommand(
    { command: 'npm run openapi', help: HELP, options: { roles: { type: 'string' } } },
    ({ values: { roles } }) => {
      process.stdout.write(`${JSON.stringify(openApi(), null, 2)}\n`)
      writeFileSync(roles ?? ROLES_FILE, rolesText())
    },
  )
