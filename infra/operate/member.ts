import type { Ask } from '../../functions/actions/operating/asked.ts'
import { runCommand, WrongWords } from '../command-line.ts'
import { askOperate, SHARED_HELP, SHARED_OPTIONS } from './ask.ts'

const HELP = `npm run member -- --sub <id> --name <name> --title <title> --role <role> [--role <role>] --clinics <a,b | all> [--plan <id>] [--disable | --enable]

Writes a membership, on record: what an account may do.
  --sub       the account's id (\`sub\`) at the sign-in service
  --role      care-manager, consultant, administrator or payer; repeat it for several
  --clinics   ids with commas between them, or all
  --plan      the plan of a payer
  --disable   the account may do nothing any more
  --enable    it may again what its membership says
${SHARED_HELP}
An existing membership is changed: what is left out stays as it is.`

const OPTIONS = {
  sub: { type: 'string' },
  name: { type: 'string' },
  title: { type: 'string' },
  role: { type: 'string', multiple: true },
  clinics: { type: 'string' },
  plan: { type: 'string' },
  disable: { type: 'boolean', default: false },
  enable: { type: 'boolean', default: false },
  ...SHARED_OPTIONS,
} as const

await runCommand({ command: 'npm run member', help: HELP, options: OPTIONS }, async ({ values }) => {
  const { sub, name, title, role, clinics, plan, disable, enable } = values
  if (sub === undefined)
    throw new WrongWords('Name the account with --sub. npm run member -- --help says what it takes.')
  if (disable && enable) throw new WrongWords('Give --disable or --enable, not both.')
  const change: Ask = {
    ...{ do: 'change-member', sub, name, title, roles: role, plan },
    clinics: clinics === undefined ? undefined : clinics === 'all' ? 'all' : clinics.split(','),
    state: disable ? 'disabled' : enable ? 'active' : undefined,
  }
  await askOperate(change, values)
})
