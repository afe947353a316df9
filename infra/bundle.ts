import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { PlainFault, runCommand } from './command-line.ts'
import { FUNCTION_NAMES, type FunctionName } from './function-table.ts'

/** A bundled function: the folder that becomes its zip, the size of the one file in it, and how much of that is ours. */
export interface Bundle {
  readonly dir: string
  readonly bytes: number
  /** Bytes that come from core/ and functions/; the others come from packages. */
  readonly own: number
  /** Bytes that zod brings, which every schema pays for. */
  readonly zod: number
}
export type Bundles = Record<FunctionName, Bundle>

/**
 * What a bundled function may weigh, in bytes: each is loaded at a cold start. Packages are held apart (test/infra/bundle.test.ts); of ours
 * the words of every form's field came in, so that a refusal and the form that shows it call a choice the same (laws W4). The
 * routes of drafts, former names and earlier notes took the largest past 620 kB.
 */
export const BUNDLE_LIMIT = 640_000

const ROOT = join(import.meta.dirname, '..')

/** Packages that are CommonJS inside call `require`, which an ES module does not have. */
const REQUIRE =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);"

/**
 * Ways to find credentials on a developer's machine. In Lambda, and in the local assembly, they are in the environment,
 * which is asked first, so these are never imported; a sixth of a bundle would be theirs.
 */
const UNUSED = ['ini', 'sso', 'process', 'web-identity', 'login', 'http'].map(
  (name) => `@aws-sdk/credential-provider-${name}`,
)

const OWN = /^(core|functions)\//
const ZOD = /node_modules\/zod\//

/** Bytes of a bundle that come from some of its files. */
function bytesFrom(files: RegExp, { outputs }: Metafile, file: string): number {
  const output = outputs[relative(ROOT, file)]
  if (!output) throw new Error('esbuild says nothing of a file that it wrote')
  return Object.entries(output.inputs)
    .filter(([path]) => files.test(path))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)
}

/** Rows of the table of functions that have no file to start from, by the file that is missing. */
export const missingEntries = (names: readonly string[] = FUNCTION_NAMES): readonly string[] =>
  names.map((name) => `functions/${name}.ts`).filter((file) => !existsSync(join(ROOT, file)))

/**
 * Bundles all functions in one esbuild call. The files are what is deployed and what runs here.
 * @param outDir where `<name>/index.mjs` is written
 * @throws PlainFault where a row of the table has no file
 */
export async function bundleFunctions(outDir: string = join(ROOT, '.cairn/functions')): Promise<Bundles> {
  const [missing] = missingEntries()
  if (missing) throw new PlainFault(`infra/function-table.ts has a row for ${missing}, which is not there.`)
  mkdirSync(outDir, { recursive: true })
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: FUNCTION_NAMES.map((name) => ({ in: `functions/${name}.ts`, out: `${name}/index` })),
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    external: [...UNUSED, '@smithy/credential-provider-imds', '@aws-sdk/token-providers'],
    banner: { js: REQUIRE },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  const bundle = (name: FunctionName): Bundle => {
    const dir = join(outDir, name)
    const file = join(dir, 'index.mjs')
    return { dir, bytes: statSync(file).size, own: bytesFrom(OWN, metafile, file), zod: bytesFrom(ZOD, metafile, file) }
  }
  return Object.fromEntries(FUNCTION_NAMES.map((name) => [name, bundle(name)])) as Bundles
}

const HELP = `npm run build

Builds the web app into web/build and bundles every function into .cairn/functions, as npm start and npm run synth do.`

if (import.meta.main)
  await runCommand({ command: 'npm run build', help: HELP }, async () => console.table(await bundleFunctions()))
