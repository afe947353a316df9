import { parseArgs } from 'node:util'
import { directoryTarget, giveUp } from './directory-target.ts'
import { changeNetwork, type NetworkChange } from './network/change.ts'

const USAGE = `npm run network -- --clinic <id> --name <name> --zone <IANA zone>
npm run network -- --plan <id> --name <name> [--payer-class <class>]
npm run network -- --name <name of the network>

Writes a clinic, a health plan or the network's name. Without AWS settings it goes to the product running here.
  --zone   the clinic's time zone, for example America/Denver; it is chosen once
  --payer-class  the line of business of a plan that has only one: commercial, medicaid, medicare, uninsured or other
  --table  name of the Directory table when deployed, with AWS credentials in the environment
A clinic or plan that is there keeps what is left out.`

const TEXT = { type: 'string' } as const

function options() {
  try {
    const { values } = parseArgs({
      options: {
        clinic: TEXT,
        plan: TEXT,
        name: TEXT,
        zone: TEXT,
        'payer-class': TEXT,
        table: TEXT,
        help: { type: 'boolean', default: false },
      },
    })
    return values.help ? giveUp(USAGE) : values
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}

const { table, clinic, plan, name, zone, 'payer-class': payerClass } = options()
const change: NetworkChange = {
  ...(clinic === undefined ? {} : { clinic }),
  ...(plan === undefined ? {} : { plan }),
  ...(name === undefined ? {} : { name }),
  ...(zone === undefined ? {} : { zone }),
  ...(payerClass === undefined ? {} : { payerClass }),
}
const target = await directoryTarget(table)
const outcome = await changeNetwork(target.client, target.table, change)
process.stdout.write(`${outcome.lines.join('\n')}\n`)
process.exitCode = outcome.ok ? 0 : 1
