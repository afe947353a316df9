import { spawn } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Item } from '../../functions/store/client.ts'
import { dynoxideBinary } from '../machine/engine-binary.ts'
import { exportText } from './export-file.ts'

/** Items by the name their table has in the store. */
export type ItemsByTable = Readonly<Record<string, readonly Item[]>>

const keyOnly = (name: string) => ({
  Table: {
    TableName: name,
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
  },
})

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done))
  if (code !== 0) throw new Error(`The engine's import ended with ${String(code)}: ${complaint.slice(-500)}`)
}

/** Copies every row of a table from a file the engine made into the store's own, all tables or none. */
function copyRows(from: string, to: string, tables: readonly string[]): void {
  const store = new DatabaseSync(to, { timeout: 10_000 })
  try {
    store.prepare('ATTACH DATABASE ? AS made').run(from)
    store.exec('BEGIN IMMEDIATE')
    for (const table of tables) {
      const name = `"${table.replaceAll('"', '""')}"`
      store.exec(`INSERT OR REPLACE INTO main.${name} SELECT * FROM made.${name}`)
    }
    store.exec('COMMIT')
  } finally {
    store.close()
  }
}

/**
 * Loads items into the engine's database file at some 30,000 a second: the engine imports them into a file of its own, whose rows
 * are copied. The tables must exist there without secondary indexes; no stream record is written, so nothing is projected twice.
 */
export async function loadItems(dbPath: string, items: ItemsByTable): Promise<void> {
  const folder = `${dbPath}.seed`
  // A start that was killed leaves its folder behind.
  await rm(folder, { recursive: true, force: true })
  try {
    const names = Object.keys(items)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'schema.json'), JSON.stringify(names.map(keyOnly)))
    for (const name of names) {
      await mkdir(join(folder, 'source', name, 'data'), { recursive: true })
      await writeFile(join(folder, 'source', name, 'data', 'part-0.json'), exportText(items[name] ?? []))
    }
    const made = join(folder, 'made.db')
    await run(dynoxideBinary(), [
      'import',
      '--source',
      join(folder, 'source'),
      '--schema',
      join(folder, 'schema.json'),
      '--output',
      made,
    ])
    copyRows(made, dbPath, names)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
