import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { House } from './house.ts'

const VERSIONS = join(import.meta.dirname, '../../data/versions')
const kept = readdirSync(VERSIONS).filter((name) => existsSync(join(VERSIONS, name, 'api.mjs')))

/** The newest release whose bundled functions are kept beside the fixtures: what a deployment would be taken back to. */
export const PREVIOUS = kept.sort().at(-1) ?? 'none'

/**
 * A bundled function of that release as it would be deployed on the tables of a house. A bundle reads where its tables are when it is
 * loaded, and so is loaded for each house anew.
 */
export async function releasedFunction<H>(house: House, name: string): Promise<H> {
  Object.assign(process.env, house.environment, { AWS_ENDPOINT_URL_DYNAMODB: house.engine.endpoint })
  const { href } = pathToFileURL(join(VERSIONS, PREVIOUS, `${name}.mjs`))
  return ((await import(/* @vite-ignore */ `${href}?${house.engine.endpoint}`)) as { handler: H }).handler
}
