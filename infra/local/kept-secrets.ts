import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PlainFault } from '../command-line.ts'
import { readJson, writeJson } from '../machine/json-file.ts'

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
