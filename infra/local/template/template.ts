import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
})
export type Resources = z.infer<typeof Template>['Resources']

/** What CDK wrote: the stack's resources, and the folder in which its assets lie. */
export interface CloudAssembly {
  readonly dir: string
  readonly resources: Resources
}

/** Reads the stack `Cairn` of a synthesised assembly. Throws where there is none. */
export function readCloudAssembly(dir: string): CloudAssembly {
  const file = join(dir, 'Cairn.template.json')
  return { dir, resources: Template.parse(JSON.parse(readFileSync(file, 'utf8'))).Resources }
}

/** Synthesis without the CDK command line leaves no path in the template: `<hash>.zip` is the folder `asset.<hash>`. */
export function assetDir(assembly: CloudAssembly, key: string): string {
  return join(assembly.dir, `asset.${key.replace(/\.zip$/, '')}`)
}

/** Logical ids of a type, with their properties as written. */
export function resourcesOfType(
  resources: Resources,
  type: string,
): [id: string, properties: Record<string, unknown>][] {
  return Object.entries(resources).flatMap(([id, resource]) =>
    resource.Type === type ? [[id, resource.Properties] as [string, Record<string, unknown>]] : [],
  )
}
