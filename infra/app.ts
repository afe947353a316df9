import { join } from 'node:path'
import { synthesise } from './synthesise.ts'

/** cdk.json's app, and `npm run synth`. The CDK command line says where to write and adds its own context. */
const root = join(import.meta.dirname, '..')
const outdir = process.env['CDK_OUTDIR'] ?? join(root, 'cdk.out')
try {
  await synthesise({ outdir, siteDir: join(root, 'web/build'), check: true })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
