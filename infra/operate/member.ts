import { runCommand, WrongWords } from '../command-line.ts'
import { directoryTarget } from './directory-target.ts'
import { changeMember, type MemberChange } from './member/change.ts'

const HELP = `npm run member -- --sub <id> --name <name> --title <title> --role <role> [--role <role>] --clinics <a,b | all> [--plan <id>] [--disable | --enable]

Writes a membership: what an account may do. Without AWS settings it goes to the product running here.
  --sub      the account's id (\`sub\`) at the sign-in service
  --role     care-manager, consultant, administrator or payer; repeat it for several
  --clinics  ids with commas between them, or all
  --plan     the plan of a payer
  --disable  the account may do nothing any more
  --enable   it may again what its membership says
  --table    name of the Directory table when deployed, with AWS credentials in the environment
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
  table: { type: 'string' },
} as const

await runCommand({ command: 'npm run member', help: HELP, options: OPTIONS }, async ({ values }) => {
  const { sub, name, title, role, clinics, plan, disable, enable, table } = values
  if (sub === undefined)
    throw new WrongWords('Name the account with --sub. npm run member -- --help says what it takes.')
  if (disable && enable) throw new WrongWords('Give --disable or --enable, not both.')
  const change: MemberChange = {
    sub,
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    ...(role === undefined ? {} : { roles: role }),
    ...(clinics === undefined ? {} : { clinics: clinics === 'all' ? 'all' : clinics.split(',') }),
    ...(plan === undefined ? {} : { plan }),
    ...(disable ? { state: 'disabled' as const } : enable ? { state: 'active' as const } : {}),
  }
  const target = await directoryTarget(table)
  const outcome = await changeMember(target.client, target.table, change)
  if (!outcome.ok) throw new WrongWords(outcome.lines.join(' '))
  process.stdout.write(`${outcome.lines.join('\n')}\n`)
})
