import { transform } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from 'svelte/compiler'
import { gzipSync } from 'node:zlib'

const SITE = join(import.meta.dirname, '../../../web/src')
const read = (path: string): string => readFileSync(join(SITE, path), 'utf8')

/** What a module is in a bundle: minified, without the lines that import. */
async function inBundle(code: string, loader: 'js' | 'ts'): Promise<string> {
  const { code: small } = await transform(code, { loader, minify: true, format: 'esm' })
  return small.replaceAll(/import[^;]*?["'][^"']*["'];/g, '')
}

/** Bytes, gzipped, of the form that draws any kind and of the draft it writes into, together. */
export async function formSize(): Promise<number> {
  const options = { filename: 'FactForm.svelte', generate: 'client', css: 'external' } as const
  const form = compile(read('lib/forms/FactForm.svelte'), options).js.code
  const parts = await Promise.all([inBundle(form, 'js'), inBundle(read('lib/forms/draft.ts'), 'ts')])
  return gzipSync(parts.join('')).length
}
