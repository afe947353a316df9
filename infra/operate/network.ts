import type { Ask } from '../../functions/actions/operating/asked.ts'
import { runCommand, WrongWords } from '../command-line.ts'
import { askOperate, SHARED_HELP, SHARED_OPTIONS } from './ask.ts'

const HELP = `npm run network -- --clinic <id> --name <name> --zone <IANA zone>
npm run network -- --plan <id> --name <name> [--payer-class <class>]
npm run network -- --name <name of the network>
npm run network -- --clinic <id> --setting <id=value> [--setting <id=value>] --from <day> [--reason <text>]
npm run network -- --clinic <id> --settings

Writes a clinic, a health plan, the network's name, or what a clinic chooses of the rules (docs/settings.md), on record.
  --zone      the clinic's time zone, for example America/Denver; it is chosen once
  --payer-class  the line of business of a plan that has only one: commercial, medicaid, medicare, uninsured or other
  --setting   a number or word of the rules; it holds from the day --from on, which has not passed at the clinic
  --settings  lists them all with what holds today, without choosing any
${SHARED_HELP}
A clinic or plan that is there keeps what is left out.`

const TEXT = { type: 'string' } as const

const OPTIONS = { clinic: TEXT, plan: TEXT, name: TEXT, zone: TEXT, 'payer-class': TEXT, ...SHARED_OPTIONS } as const
const SETTING_OPTIONS = {
  setting: { type: 'string', multiple: true },
  settings: { type: 'boolean', default: false },
  from: TEXT,
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
}

/** What is wrong with the words wherever the store is; null = nothing. */
function problemOf({ clinic, plan, name, zone, setting, settings, from, ...more }: Words): string | null {
  if (clinic === undefined && plan === undefined && name === undefined)
    return 'Give --clinic, --plan or --name. npm run network -- --help says what they take.'
  if (setting === undefined && !settings)
    return from === undefined ? null : '--from belongs to --setting. npm run network -- --help says what it takes.'
  if (clinic === undefined || [plan, name, zone, more['payer-class']].some((word) => word !== undefined))
    return 'Settings are chosen for one clinic: give --clinic with --setting and --from, and nothing else.'
  if (!settings) return null
  if (setting !== undefined) return 'Give --setting to choose or --settings to list, one at a time.'
  return from === undefined ? null : '--settings only lists: it takes --clinic and nothing else.'
}

function askOf({ clinic, plan, name, zone, setting, settings, from, ...more }: Words): Ask {
  if (settings) return { do: 'list-settings', clinic: clinic ?? '' }
  if (setting) return { do: 'choose-settings', clinic: clinic ?? '', settings: [...setting], from }
  return { do: 'change-network', clinic, plan, name, zone, payerClass: more['payer-class'] }
}

const line = { command: 'npm run network', help: HELP, options: { ...OPTIONS, ...SETTING_OPTIONS } }
await runCommand(line, async ({ values }) => {
  const problem = problemOf(values)
  if (problem !== null) throw new WrongWords(problem)
  await askOperate(askOf(values), values)
})
