import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { FUNCTION_NAMES } from '../../infra/function-table.ts'

/**
 * Keeps the functions of this release for the tests of later ones: `sh infra/on-node node test/support/keep-release.ts v0.2.0`
 * on the tagged commit. Only our own code is in the files; packages are those of whoever runs them.
 */
const ROOT = join(import.meta.dirname, '../..')
const [release] = process.argv.slice(2)
if (!release || !/^v\d+\.\d+\.\d+$/.test(release)) {
  process.stderr.write('Name the release: node test/support/keep-release.ts v0.2.0\n')
  process.exit(2)
}
const outdir = join(ROOT, 'test/data/versions', release)
mkdirSync(outdir, { recursive: true })
await build({
  absWorkingDir: ROOT,
  entryPoints: FUNCTION_NAMES.map((name) => ({ in: `functions/${name}.ts`, out: name })),
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node22',
  logLevel: 'warning',
})
