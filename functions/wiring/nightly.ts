import { powertoolsLog } from '../runtime/log.ts'
import { openClient, type Client } from '../store/client.ts'
import { wireRebuild } from './rebuild.ts'
import type { Environment } from './environment.ts'

export function wireNightly(environment: Environment = process.env, client: Client = openClient()) {
  return { ...wireRebuild(environment, client), log: powertoolsLog('nightly') }
}
