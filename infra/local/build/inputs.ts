import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What runs an assembly, fills it or asks it something is no part of it. */
const NO_INPUTS = ['infra/local', 'infra/demo', 'infra/operate', 'infra/machine']
/** Everything the assembly is made of and made by. */
const INPUTS = [
  'infra/local/build',
  'core',
  'functions',
  'infra',
  'web/src',
  'web/static',
  'web/vite.config.ts',
  'web/tsconfig.json',
  'cdk.json',
  'package-lock.json',
]

/** A digest of every input file's path and content. */
export function inputsHash(root: string): string {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap((input) => filesUnder(join(root, input), root)).sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function filesUnder(path: string, root: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [path]
  if (NO_INPUTS.includes(relative(root, path))) return []
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name), root))
}
