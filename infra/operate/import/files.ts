import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What lay in the files: bundles, lists and resources as parsed JSON, and the files that could not be read with why. */
export interface ReadFiles {
  readonly inputs: readonly unknown[]
  readonly files: number
  readonly problems: readonly { readonly file: string; readonly reason: string }[]
}

const isNdjson = (file: string): boolean => /\.(ndjson|jsonl)$/i.test(file)

/** JSON and NDJSON files of a file or folder, whole tree, in order of their paths. Throws where the path does not exist. */
export async function listFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && (/\.json$/i.test(entry.name) || isNdjson(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** A file may hold its bundle inside an object, as the eCQM test cases do. */
function unwrapped(value: unknown): unknown {
  const wrapped = typeof value === 'object' && value !== null && !Array.isArray(value) && !('resourceType' in value)
  return wrapped && 'bundle' in value ? value.bundle : value
}

/** JSON that is no FHIR at all (a code list beside the patients) is told so once, not once for each of its parts. */
const looksLikeFhir = (value: unknown): boolean =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && 'resourceType' in value)

function parseFile(file: string, text: string): { inputs: unknown[]; problems: ReadFiles['problems'] } {
  const pieces = isNdjson(file)
    ? text.split('\n').map((line, i) => ({ text: line, at: ` line ${i + 1}` }))
    : [{ text, at: '' }]
  const inputs: unknown[] = []
  const problems: { file: string; reason: string }[] = []
  for (const piece of pieces.filter((p) => !isNdjson(file) || p.text.trim() !== '')) {
    const where = `${file}${piece.at}`
    try {
      const value = unwrapped(JSON.parse(piece.text.replace(/^\ufeff/, '')))
      if (looksLikeFhir(value)) inputs.push(value)
      else problems.push({ file: where, reason: 'It holds no FHIR resource, Bundle or list of them. Leave it out.' })
    } catch {
      problems.push({ file: where, reason: 'It is not JSON. Check brackets, quotes and commas, then import it again.' })
    }
  }
  return { inputs, problems }
}

/** Reads every file; a bad one is a problem and the others go on. */
export async function readFiles(path: string): Promise<ReadFiles> {
  const files = await listFiles(path)
  const inputs: unknown[] = []
  const problems: { file: string; reason: string }[] = []
  for (const file of files) {
    const parsed = parseFile(file, await readFile(file, 'utf8'))
    for (const input of parsed.inputs) inputs.push(input)
    problems.push(...parsed.problems)
  }
  return { inputs, files: files.length, problems }
}
