import { powertoolsLog } from '../runtime/log.ts'
import { auditStore } from '../store/audit.ts'
import { openClient, type Client } from '../store/client.ts'
import { directoryStore } from '../store/directory.ts'
import { publishedStore } from '../store/published.ts'
import { clock, identity, newId, settings, type Environment } from './environment.ts'

export function wirePayer(environment: Environment = process.env, client: Client = openClient()) {
  const env = settings(['DIRECTORY_TABLE', 'PUBLISHED_TABLE', 'AUDIT_TABLE', 'ISSUER', 'CLIENT_ID'], environment)
  return {
    ...{ clock, newId, log: powertoolsLog('payer'), readToken: identity(env) },
    directory: directoryStore(client, env.DIRECTORY_TABLE, clock),
    published: publishedStore(client, env.PUBLISHED_TABLE),
    audit: auditStore(client, env.AUDIT_TABLE),
  }
}
