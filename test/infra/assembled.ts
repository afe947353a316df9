import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { inject, onTestFinished } from 'vitest'
import { bundleFunctions, type Bundles } from '../../infra/bundle.ts'
import { assemble } from '../../infra/synthesise.ts'
import type { CairnStack } from '../../infra/cairn-stack.ts'
import { onceARun } from '../support/once-a-run.ts'

/** A page as the web build makes it: one inline script, one file. */
export const PAGE =
  '<!doctype html><html><head><script>let started = 1</script><script src="/a.js"></script></head></html>'

/** A folder that is gone when `release` is called. */
export function temporary(): { dir: string; release: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'cairn-infra-'))
  return { dir, release: () => rmSync(dir, { recursive: true, force: true }) }
}

/** A tiny built site. */
export function builtSite(dir: string, html: string = PAGE): string {
  const site = join(dir, 'site')
  mkdirSync(join(site, '_app/immutable'), { recursive: true })
  writeFileSync(join(site, 'index.html'), html)
  writeFileSync(join(site, '_app/immutable/a.js'), 'export {}')
  return site
}

/** The functions as they are deployed, bundled once for all files that look at them and change nothing. */
export const bundled = (): Promise<Bundles> => onceARun(inject('folderOfRun'), 'functions', bundleFunctions)

/** The stack over a tiny site, in a temporary folder. */
export async function stackIn(dir: string, context: Record<string, string> = {}): Promise<CairnStack> {
  const { stack } = await assemble({
    outdir: join(dir, 'out'),
    siteDir: builtSite(dir),
    bundles: await bundled(),
    context,
  })
  return stack
}

/** What a deployment says of itself. */
export const DEPLOYED = {
  domain: 'cairn.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a',
  webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/cairn/0b',
  hostedUiPrefix: 'clinic-sign-in',
  alarmEmail: 'on-call@example.org',
}

/** CDK's reader also refuses circular dependencies. */
async function templateOf(name: string, context: Record<string, string>): Promise<Template> {
  const make = async (dir: string) => Template.fromStack(await stackIn(dir, context)).toJSON()
  return Template.fromJSON(await onceARun(inject('folderOfRun'), name, make))
}
let nowhere: Promise<Template> | undefined
let deployed: Promise<Template> | undefined
/** The template as it would be deployed (`deployed`), or of a synthesis without any setting, for all files that read it. */
export const assembled = (): Promise<Template> => (nowhere ??= templateOf('template', {}))
export const assembledDeployed = (): Promise<Template> => (deployed ??= templateOf('template-deployed', DEPLOYED))

/** A temporary folder for one test. */
export function folder(): string {
  const { dir, release } = temporary()
  onTestFinished(release)
  return dir
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A value of the template as a short text: `TablesCharts.Arn`, `TablesCharts.Arn/stream/*`; the hash of logical ids is dropped. */
export function plain(value: Json): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return value.map(plain).join(',')
  const object = value as { readonly [key: string]: Json }
  const [name = ''] = Object.keys(object)
  const inner = object[name] ?? null
  const named = (id: string): string => id.replace(/[0-9A-F]{8}$/, '')
  if (name === 'Ref') return named(String(inner))
  if (name === 'Fn::GetAtt' && Array.isArray(inner)) return `${named(String(inner[0]))}.${String(inner[1])}`
  if (name === 'Fn::Join' && Array.isArray(inner)) return (inner[1] as readonly Json[]).map(plain).join('')
  return JSON.stringify(value)
}

/** Whatever a template holds. */
type Loose = ReturnType<Template['toJSON']>[string]

export interface Resource {
  readonly Properties: Loose
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly DependsOn?: readonly string[]
}

/** All resources of a CloudFormation type, by logical id. */
export const resources = (template: Template, type: string): Record<string, Resource> =>
  template.findResources(type) as Record<string, Resource>
