import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleFunctions } from '../../infra/bundle.ts'
import type { Measured } from './measure.ts'

const SITE = join(import.meta.dirname, '../../web/build')
const KB = 1000

const gzipped = (file: string): number => gzipSync(readFileSync(file)).length
/** Scripts that a page loads before it can show anything: those its HTML names, and what they import statically. */
function firstScripts(entry: string, seen = new Set<string>()): Set<string> {
  for (const [, path] of readFileSync(entry, 'utf8').matchAll(/(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)) {
    const file = join(entry, '..', path ?? '')
    if (seen.has(file)) continue
    seen.add(file)
    firstScripts(file, seen)
  }
  return seen
}

/** Chart.js is told by its own registry; no other file of ours holds it. */
const isChartLibrary = (file: string): boolean => readFileSync(file, 'utf8').includes('Chart.js')

function firstLoad(): number {
  const html = readFileSync(join(SITE, 'index.html'), 'utf8')
  const named = [...html.matchAll(/["'](\/_app\/[^"']+\.js)["']/g)].map(([, path]) => join(SITE, path ?? ''))
  const files = new Set(named)
  for (const file of named) for (const imported of firstScripts(file)) files.add(imported)
  return [...files].filter((file) => !isChartLibrary(file)).reduce((sum, file) => sum + gzipped(file), 0)
}

/** Bytes that travel: first page load of the site, and each function's bundle. */
export async function sizesBench(): Promise<Measured[]> {
  const bundles = await bundleFunctions()
  return [
    {
      what: 'first page load, JavaScript gzip, before Chart.js',
      unit: 'B',
      limit: 90 * KB,
      floor: 31 * KB,
      ours: firstLoad(),
    },
    ...Object.entries(bundles).map(([name, { bytes }]): Measured => ({
      what: `function bundle: ${name}`,
      unit: 'B',
      limit: 600 * KB,
      floor: 342 * KB,
      ours: bytes,
    })),
  ]
}
