import { join } from 'node:path'
import type { TableDefinition } from '../template/tables.ts'
import { startDynoxide } from './dynoxide.ts'
import { tendStreamLog } from './stream-log.ts'
import { createTables } from './tables.ts'

export interface OpenedEngine {
  readonly endpoint: string
  /** File of the embedded engine; null with another engine. */
  readonly dbPath: string | null
  stop(): Promise<void>
}

export interface EngineOptions {
  readonly dir: string
  readonly tables: readonly TableDefinition[]
  readonly endpoint?: string | undefined
}

/** The database with the template's tables: the embedded engine on its file, or the one at `endpoint`, which we only use. */
export async function openEngine({ dir, tables, endpoint }: EngineOptions): Promise<OpenedEngine> {
  if (endpoint !== undefined) {
    await createTables(endpoint, tables)
    return { endpoint, dbPath: null, stop: () => Promise.resolve() }
  }
  const dbPath = join(dir, 'dynamodb.db')
  const engine = await startDynoxide({ dbPath })
  try {
    tendStreamLog(dbPath, new Date())
    await createTables(engine.endpoint, tables)
  } catch (error) {
    await engine.stop()
    throw error
  }
  return { endpoint: engine.endpoint, dbPath, stop: engine.stop }
}
