import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import * as z from 'zod'
import type { Resolver } from './resolve.ts'
import { assetDir, resourcesOfType } from './template.ts'
import type { CloudAssembly } from './template.ts'

const Deployment = z.object({
  SourceObjectKeys: z.array(z.string()),
  SourceMarkers: z.array(z.record(z.string(), z.string())).optional(),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  Exclude: z.array(z.string()).default([]),
  Include: z.array(z.string()).default([]),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
})

/** An object of the bucket: its bytes are read when asked for. */
export interface SiteFile {
  readonly cacheControl: string | null
  read(): Buffer
}

/** The bucket's objects by key, as the template's deployments would leave them: later ones win. */
export function deployedFiles(assembly: CloudAssembly, resolver: Resolver, bucketId: string): Map<string, SiteFile> {
  const files = new Map<string, SiteFile>()
  for (const [, written] of resourcesOfType(assembly.resources, 'Custom::CDKBucketDeployment')) {
    const deployment = Deployment.parse(resolver.value(written))
    if (deployment.DestinationBucketName !== bucketId) continue
    for (const [index, key] of deployment.SourceObjectKeys.entries()) {
      const markers = deployment.SourceMarkers?.[index] ?? {}
      for (const [name, file] of sourceFiles(assetDir(assembly, key), markers, resolver)) {
        if (!isIncluded(name, deployment)) continue
        const cacheControl = deployment.SystemMetadata['cache-control'] ?? null
        files.set(`${deployment.DestinationBucketKeyPrefix}${name}`, { cacheControl, read: file })
      }
    }
  }
  return files
}

function sourceFiles(
  dir: string,
  markers: Record<string, string>,
  resolver: Resolver,
): (readonly [name: string, read: () => Buffer])[] {
  const marked = Object.entries(markers)
  return readdirSync(dir, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return []
    const path = join(entry.parentPath, entry.name)
    const read = (): Buffer => {
      if (marked.length === 0) return readFileSync(path)
      const text = marked.reduce((done, [from, to]) => done.replaceAll(from, to), readFileSync(path, 'utf8'))
      return Buffer.from(resolver.localise(text))
    }
    return [[relative(dir, path).replaceAll(sep, '/'), read] as const]
  })
}

/** `aws s3 sync --exclude ... --include ...`: everything, less the excluded, and the included again. */
function isIncluded(name: string, { Exclude, Include }: { Exclude: string[]; Include: string[] }): boolean {
  const matches = (pattern: string): boolean => matchesGlob(name, pattern)
  return !Exclude.some(matches) || Include.some(matches)
}

/** `*` stands for anything, slashes too. */
export function matchesGlob(text: string, pattern: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's').test(text)
}
