import { join } from 'node:path'
import { PlainFault } from '../../command-line.ts'
import { SENTENCES } from '../faults.ts'
import type { TableDefinition } from '../template/tables.ts'
import { isDatabase } from './database-file.ts'
import { startDynoxide } from './dynoxide.ts'
import type { Engine } from './dynoxide.ts'
import { keepAlive } from './keep-alive.ts'
import type { KeepAlive } from './keep-alive.ts'
import { tendStreamLog } from './stream-log.ts'
import { createTables } from './tables.ts'

export interface OpenedEngine {
  readonly endpoint: string
  /** File of the embedded engine; null with another engine. */
  readonly dbPath: string | null
  stop(): Promise<void>
}

export interface EngineOptions extends Omit<KeepAlive, 'restart'> {
  readonly dir: string
  readonly tables: readonly TableDefinition[]
  readonly endpoint?: string | undefined
}

/**
 * The database with the template's tables: the embedded engine on its file, started again when it dies, or the one at `endpoint`,
 * which we only use.
 */
export async function openEngine({ dir, tables, endpoint, ...watch }: EngineOptions): Promise<OpenedEngine> {
  if (endpoint !== undefined) {
    await createTablesElsewhere(endpoint, tables)
    return { endpoint, dbPath: null, stop: () => Promise.resolve() }
  }
  const dbPath = join(dir, 'dynamodb.db')
  if (!isDatabase(dbPath)) throw new PlainFault(SENTENCES.damaged(dir))
  const engine: Engine = await startDynoxide({ dbPath, onDeath: () => onDeath() })
  const onDeath = keepAlive({ ...watch, restart: () => engine.restart() })
  try {
    tendStreamLog(dbPath, new Date())
    await createTables(engine.endpoint, tables)
  } catch (error) {
    await engine.stop()
    throw error
  }
  return { endpoint: engine.endpoint, dbPath, stop: engine.stop }
}

async function createTablesElsewhere(endpoint: string, tables: readonly TableDefinition[]): Promise<void> {
  try {
    await createTables(endpoint, tables)
  } catch (error) {
    throw new PlainFault(
      `The database at ${endpoint}, which AWS_ENDPOINT_URL_DYNAMODB names, does not answer as DynamoDB does: start it, or unset the variable.`,
      { cause: error },
    )
  }
}
