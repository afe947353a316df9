import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const HOURS_24 = 86_400

/**
 * Keeps the engine's stream log quick. It looks up the highest sequence number at every write; without this index that
 * reads all records, and 10,000 of them slow writes tenfold. Records older than 24 hours are gone on AWS too.
 */
export function tendStreamLog(dbPath: string, now: Date): void {
  if (!existsSync(dbPath)) return
  const database = new DatabaseSync(dbPath, { timeout: 5000 })
  try {
    database.exec(
      'CREATE INDEX IF NOT EXISTS cairn_stream_sequence ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
    )
    // The last record of each table stays: the next sequence number is counted from it.
    database
      .prepare(
        `DELETE FROM _stream_records WHERE created_at < ? AND id NOT IN (SELECT MAX(id) FROM _stream_records GROUP BY table_name)`,
      )
      .run(Math.floor(now.getTime() / 1000) - HOURS_24)
  } finally {
    database.close()
  }
}
