import { powertoolsLog } from '../runtime/log.ts'
import { auditStore } from '../store/audit.ts'
import { chartStore } from '../store/charts.ts'
import { openClient, type Client } from '../store/client.ts'
import { directoryWriter } from '../store/directory-writer.ts'
import { directoryStore } from '../store/directory.ts'
import { clock, formatsOf, identity, newId, settings, zonesOf, type Environment } from './environment.ts'

/** What clinics choose of their rules, and their lists to say what that would change. */
export function wireSettings(environment: Environment = process.env, client: Client = openClient()) {
  const env = settings(['DIRECTORY_TABLE', 'CHARTS_TABLE', 'AUDIT_TABLE', 'ISSUER', 'CLIENT_ID'], environment)
  const directory = directoryStore(client, env.DIRECTORY_TABLE, clock)
  const charts = { charts: env.CHARTS_TABLE, audit: env.AUDIT_TABLE, formats: formatsOf(environment) }
  return {
    ...{ clock, newId, log: powertoolsLog('settings'), readToken: identity(env) },
    directory,
    freshDirectory: () => directoryStore(client, env.DIRECTORY_TABLE, clock),
    charts: chartStore(client, charts, zonesOf(directory)),
    writer: directoryWriter(client, { directory: env.DIRECTORY_TABLE, audit: env.AUDIT_TABLE }),
    audit: auditStore(client, env.AUDIT_TABLE),
  }
}
