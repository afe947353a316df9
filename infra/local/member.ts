import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { ROOT } from './build/build.ts'
import { LOCAL_ACCESS } from './engine/tables.ts'
import { changeMember, type MemberChange } from './member/change.ts'
import { findRunning } from './running.ts'

const USAGE = `npm run member -- --sub <id> --name <name> --title <title> --role <role> [--role <role>] --clinics <a,b | all> [--plan <id>] [--disable | --enable]

Writes a membership: what an account may do. Without AWS settings it goes to the product running here.
  --sub      the account's id (\`sub\`) at the sign-in service
  --role     care-manager, consultant, administrator or payer; repeat it for several
  --clinics  ids with commas between them, or all
  --plan     the plan of a payer
  --disable  the account may do nothing any more
  --enable   it may again what its membership says
  --table    name of the Directory table when deployed, with AWS credentials in the environment
An existing membership is changed: what is left out stays as it is.`

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

interface Target {
  readonly table: string
  readonly client: DynamoDBDocumentClient
}

/** Where the product running here keeps its Directory. */
async function localTarget(): Promise<Target> {
  const running = await findRunning(join(ROOT, '.cairn'))
  const table = running?.tables['Directory']
  if (!running || !table)
    return fail('Nothing is running here. Run npm start first, or name the deployed table with --table.')
  const client = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint: running.dynamodbEndpoint })
  return { table, client: DynamoDBDocumentClient.from(client) }
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        sub: { type: 'string' },
        name: { type: 'string' },
        title: { type: 'string' },
        role: { type: 'string', multiple: true },
        clinics: { type: 'string' },
        plan: { type: 'string' },
        disable: { type: 'boolean', default: false },
        enable: { type: 'boolean', default: false },
        table: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    return values.help || values.sub === undefined ? fail(USAGE) : { ...values, sub: values.sub }
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}

const { sub, name, title, role, clinics, plan, disable, enable, table } = options()
const change: MemberChange = {
  sub,
  ...(name === undefined ? {} : { name }),
  ...(title === undefined ? {} : { title }),
  ...(role === undefined ? {} : { roles: role }),
  ...(clinics === undefined ? {} : { clinics: clinics === 'all' ? 'all' : clinics.split(',') }),
  ...(plan === undefined ? {} : { plan }),
  ...(disable ? { state: 'disabled' as const } : enable ? { state: 'active' as const } : {}),
}
const target = table ? { table, client: DynamoDBDocumentClient.from(new DynamoDBClient({})) } : await localTarget()
const outcome = await changeMember(target.client, target.table, change)
process.stdout.write(`${outcome.lines.join('\n')}\n`)
process.exitCode = outcome.ok ? 0 : 1
