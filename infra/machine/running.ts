import { rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { isAlive } from './process.ts'
import { readJson, writeJson } from './json-file.ts'

const Running = z.object({
  pid: z.number(),
  url: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  redirectUri: z.string(),
  scope: z.string(),
  dynamodbEndpoint: z.string(),
  tables: z.record(z.string(), z.string()),
  /** Lambda's address for invoking functions, and the names there of those that commands ask; absent where an older version runs. */
  lambdaEndpoint: z.string().optional(),
  functions: z.record(z.string(), z.string()).optional(),
})
/** What a running assembly tells the other scripts about itself. Holds no secret. */
export type Running = z.infer<typeof Running>

const fileIn = (dir: string): string => join(dir, 'running.json')

export function announce(dir: string, running: Running): void {
  writeJson(fileIn(dir), running)
}

export function withdraw(dir: string): void {
  rmSync(fileIn(dir), { force: true })
}

/** The assembly that runs with this state, or null. A file left by one that was killed does not count. */
export async function findRunning(dir: string): Promise<Running | null> {
  const told = Running.safeParse(readJson(fileIn(dir)))
  if (!told.success || !isAlive(told.data.pid)) return null
  // Process ids are used again: the provider's own answer is the proof.
  const address = `${told.data.issuer}/.well-known/openid-configuration`
  const answer = await fetch(address, { signal: AbortSignal.timeout(2000) }).catch(() => null)
  const issuer = answer?.ok === true ? ((await answer.json()) as { issuer?: string }).issuer : undefined
  return issuer === told.data.issuer ? told.data : null
}
