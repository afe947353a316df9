import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import type { CloudAssembly } from 'aws-cdk-lib/cx-api'
import type { NagPack } from 'cdk-nag'
import { acknowledge } from './acknowledgements.ts'
import { bundleFunctions, type Bundles } from './bundle.ts'
import { CairnStack } from './cairn-stack.ts'
import { readSettings } from './settings.ts'

const ROOT = join(import.meta.dirname, '..')

export interface SynthesisOptions {
  /** Where the assembly is written; `Cairn.template.json` lies in it. */
  readonly outdir: string
  /** The built web app, a folder with an index.html. */
  readonly siteDir: string
  /** Where bundled functions are written; .cairn/functions unless told. */
  readonly functionsDir?: string
  /** Functions that are bundled already: none is bundled then. */
  readonly bundles?: Bundles
  /** Context over that of cdk.json; the CDK command line's own comes after both. */
  readonly context?: Record<string, string>
  /**
   * Run the rule packs, and CDK's check against CloudFormation's schemas: an open finding fails the synthesis.
   * Without it the same template is written several times faster: for the local start, never for a deployment.
   */
  readonly check?: boolean
}

/** Bundles the functions and makes the app with its one stack, not yet written anywhere. */
export async function assemble(options: SynthesisOptions): Promise<{ app: App; stack: CairnStack }> {
  const { outdir, siteDir, functionsDir, context = {}, check = false } = options
  if (!existsSync(join(siteDir, 'index.html'))) {
    throw new Error(`There is no built web app at ${siteDir} (index.html is missing). Run \`npm run build\` first.`)
  }
  const bundles = options.bundles ?? (await bundleFunctions(functionsDir))
  const app = new App({
    outdir,
    analyticsReporting: false,
    builtinCloudFormationValidation: check,
    context: { ...readContext(), ...context },
  })
  const stack = new CairnStack(app, 'Cairn', { bundles, siteDir, settings: readSettings(app.node) })
  return { app, stack }
}

/**
 * Writes the cloud assembly of the stack `Cairn`. Needs no account, credentials or network.
 * Throws when the web app is not built, when a setting is wrong, or, with `check`, when a finding is open.
 */
export async function synthesise(options: SynthesisOptions): Promise<CloudAssembly> {
  const { app, stack } = await assemble(options)
  if (options.check) {
    acknowledge(stack)
    Validations.of(app).addPlugins(...(await rulePacks()))
  }
  return app.synth()
}

/** The rule packs every deployment is held to. Loaded on demand: the local start does without. */
export async function rulePacks(): Promise<NagPack[]> {
  const { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks } = await import('cdk-nag')
  return [new AwsSolutionsChecks(), new HIPAASecurityChecks(), new NIST80053R5Checks()]
}

/** Feature flags live in cdk.json; only the CDK command line would read them by itself. */
function readContext(): Record<string, unknown> {
  const file = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> }
  return file.context
}
