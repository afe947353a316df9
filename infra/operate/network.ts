import { runCommand, WrongWords } from '../command-line.ts'
import { directoryTarget } from './directory-target.ts'
import { changeNetwork, type NetworkChange, type NetworkOutcome } from './network/change.ts'
import { chooseSettings, listSettings } from './network/choose-setting.ts'

const HELP = `npm run network -- --clinic <id> --name <name> --zone <IANA zone>
npm run network -- --plan <id> --name <name> [--payer-class <class>]
npm run network -- --name <name of the network>
npm run network -- --clinic <id> --setting <id=value> [--setting <id=value>] --from <day> [--reason <text>]
npm run network -- --clinic <id> --settings

Writes a clinic, a health plan, the network's name, or what a clinic chooses of the rules (docs/settings.md). Without AWS settings it goes to the product running here.
  --zone   the clinic's time zone, for example America/Denver; it is chosen once
  --payer-class  the line of business of a plan that has only one: commercial, medicaid, medicare, uninsured or other
  --setting   a number or word of the rules; it holds from the day --from on, which has not passed at the clinic
  --settings  lists them all with what holds today, without choosing any
  --table  name of the Directory table when deployed, with AWS credentials in the environment
A clinic or plan that is there keeps what is left out.`

const TEXT = { type: 'string' } as const

const OPTIONS = { clinic: TEXT, plan: TEXT, name: TEXT, zone: TEXT, 'payer-class': TEXT, table: TEXT } as const
const SETTING_OPTIONS = {
  setting: { type: 'string', multiple: true },
  settings: { type: 'boolean', default: false },
  from: TEXT,
  reason: TEXT,
} as const

interface Words {
  readonly clinic?: string
  readonly plan?: string
  readonly name?: string
  readonly zone?: string
  readonly 'payer-class'?: string
  readonly setting?: readonly string[]
  readonly settings?: boolean
  readonly from?: string
  readonly reason?: string
}

/** What is wrong with the words wherever the store is; null = nothing. */
function problemOf({ clinic, plan, name, zone, setting, settings, from, reason, ...more }: Words): string | null {
  if (clinic === undefined && plan === undefined && name === undefined)
    return 'Give --clinic, --plan or --name. npm run network -- --help says what they take.'
  if (setting === undefined && !settings)
    return from === undefined && reason === undefined
      ? null
      : '--from and --reason belong to --setting. npm run network -- --help says what they take.'
  if (clinic === undefined || [plan, name, zone, more['payer-class']].some((word) => word !== undefined))
    return 'Settings are chosen for one clinic: give --clinic with --setting and --from, and nothing else.'
  if (!settings) return null
  if (setting !== undefined) return 'Give --setting to choose or --settings to list, one at a time.'
  return from === undefined && reason === undefined
    ? null
    : '--settings only lists: it takes --clinic and nothing else.'
}

await runCommand(
  { command: 'npm run network', help: HELP, options: { ...OPTIONS, ...SETTING_OPTIONS } },
  async ({ values }) => {
    const problem = problemOf(values)
    if (problem !== null) throw new WrongWords(problem)
    const { setting, settings, from, reason } = values
    const { table, clinic, plan, name, zone, 'payer-class': payerClass } = values
    const change: NetworkChange = {
      ...(clinic === undefined ? {} : { clinic }),
      ...(plan === undefined ? {} : { plan }),
      ...(name === undefined ? {} : { name }),
      ...(zone === undefined ? {} : { zone }),
      ...(payerClass === undefined ? {} : { payerClass }),
    }
    const { client, table: directory } = await directoryTarget(table)
    const choice = { settings: setting ?? [], from, reason: reason ?? '', by: process.env['USER'] ?? 'command line' }
    const outcome: NetworkOutcome = settings
      ? await listSettings(client, directory, clinic ?? '', new Date())
      : setting
        ? await chooseSettings(client, directory, { clinic: clinic ?? '', ...choice }, new Date())
        : await changeNetwork(client, directory, change)
    if (!outcome.ok) throw new WrongWords(outcome.lines.join(' '))
    process.stdout.write(`${outcome.lines.join('\n')}\n`)
  },
)
