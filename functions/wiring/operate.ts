import { openClient, type Client } from '../store/client.ts'
import { directoryWriter } from '../store/directory-writer.ts'
import { directoryStore } from '../store/directory.ts'
import { clock, newId, settings, type Environment } from './environment.ts'

/** What an operator changes of the Directory, on record. */
export function wireOperate(environment: Environment = process.env, client: Client = openClient()) {
  const env = settings(['DIRECTORY_TABLE', 'AUDIT_TABLE'], environment)
  return {
    ...{ clock, newId },
    directory: () => directoryStore(client, env.DIRECTORY_TABLE, clock),
    writer: directoryWriter(client, { directory: env.DIRECTORY_TABLE, audit: env.AUDIT_TABLE }),
  }
}
