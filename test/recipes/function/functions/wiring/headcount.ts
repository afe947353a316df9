import { powertoolsLog } from '../runtime/log.ts'
import { openClient, type Client } from '../store/client.ts'
import { directoryStore } from '../store/directory.ts'
import { clock, settings, type Environment } from './environment.ts'

export function wireHeadcount(environment: Environment = process.env, client: Client = openClient()) {
  const env = settings(['DIRECTORY_TABLE'], environment)
  return { log: powertoolsLog('headcount'), directory: directoryStore(client, env.DIRECTORY_TABLE, clock) }
}
