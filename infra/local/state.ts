import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PlainFault } from '../command-line.ts'

/** What is in a JSON file, or null when there is none (or half of one, which a whole rename rules out). */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch {
    return null
  }
}

/** Replaces a file whole, readable by its owner only: after a crash it holds the old content or the new. */
export function writeJson(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, JSON.stringify(content, null, 1), { mode: 0o600 })
  renameSync(draft, file)
}

/** Random values that stay the same from start to start: what Secrets Manager holds when deployed. Throws where the file is damaged. */
export function keptSecrets(stateDir: string): (name: string) => string {
  const file = join(stateDir, 'secrets.json')
  const stored = readJson(file)
  // Fresh secrets would look like a good start, and no stored record number would ever be found again.
  if (stored === null && existsSync(file))
    throw new PlainFault(`${file} is damaged: put a copy of it back, or start afresh with npm run reset.`)
  const secrets = (stored ?? {}) as Record<string, string>
  return (name) => {
    const kept = secrets[name]
    if (kept !== undefined) return kept
    const made = randomBytes(48).toString('base64url')
    secrets[name] = made
    writeJson(file, secrets)
    return made
  }
}
