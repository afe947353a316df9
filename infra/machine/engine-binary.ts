import { createRequire } from 'node:module'
import { PlainFault } from '../command-line.ts'

/** Where the embedded engine has a build; elsewhere another engine takes its place. */
const PACKAGES: Readonly<Record<string, string>> = { 'linux-x64': '@dynoxide/linux-x64' }

/** Path of the embedded engine's binary for this platform. Throws one sentence where there is none. */
export function dynoxideBinary(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = PACKAGES[platform]
  if (name === undefined)
    throw new PlainFault(
      `The embedded database has no build for ${platform}: start another DynamoDB-compatible engine with streams and set AWS_ENDPOINT_URL_DYNAMODB to its address.`,
    )
  try {
    return createRequire(import.meta.url).resolve(`${name}/dynoxide`)
  } catch {
    throw new PlainFault(`The embedded database is not installed (${name}): run npm ci, without --omit=optional.`)
  }
}
