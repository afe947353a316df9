import { runCommand, WrongWords } from '../command-line.ts'
import { directoryTarget } from './directory-target.ts'
import { changeNetwork, type NetworkChange } from './network/change.ts'

const HELP = `npm run network -- --clinic <id> --name <name> --zone <IANA zone>
npm run network -- --plan <id> --name <name> [--payer-class <class>]
npm run network -- --name <name of the network>

Writes a clinic, a health plan or the network's name. Without AWS settings it goes to the product running here.
  --zone   the clinic's time zone, for example America/Denver; it is chosen once
  --payer-class  the line of business of a plan that has only one: commercial, medicaid, medicare, uninsured or other
  --table  name of the Directory table when deployed, with AWS credentials in the environment
A clinic or plan that is there keeps what is left out.`

const TEXT = { type: 'string' } as const

const OPTIONS = { clinic: TEXT, plan: TEXT, name: TEXT, zone: TEXT, 'payer-class': TEXT, table: TEXT } as const

await runCommand({ command: 'npm run network', help: HELP, options: OPTIONS }, async ({ values }) => {
  const { table, clinic, plan, name, zone, 'payer-class': payerClass } = values
  // Said before the store is looked for: these words are wrong wherever it is.
  if (clinic === undefined && plan === undefined && name === undefined)
    throw new WrongWords('Give --clinic, --plan or --name. npm run network -- --help says what they take.')
  const change: NetworkChange = {
    ...(clinic === undefined ? {} : { clinic }),
    ...(plan === undefined ? {} : { plan }),
    ...(name === undefined ? {} : { name }),
    ...(zone === undefined ? {} : { zone }),
    ...(payerClass === undefined ? {} : { payerClass }),
  }
  const target = await directoryTarget(table)
  const outcome = await changeNetwork(target.client, target.table, change)
  if (!outcome.ok) throw new WrongWords(outcome.lines.join(' '))
  process.stdout.write(`${outcome.lines.join('\n')}\n`)
})
