import { exportJWK, generateKeyPair } from 'jose'
import type { JWK } from 'jose'
import { join } from 'node:path'
import { readJson, writeJson } from '../../machine/json-file.ts'

/** The provider's signing key, kept beside the data so that tokens outlive a restart. */
export async function signingKey(stateDir: string): Promise<JWK> {
  const file = join(stateDir, 'identity-key.json')
  const kept = readJson(file)
  if (kept !== null) return kept as JWK
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const made = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: crypto.randomUUID() }
  writeJson(file, made)
  return made
}
