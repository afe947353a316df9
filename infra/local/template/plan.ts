import { httpApiOf } from './api.ts'
import type { HttpApi } from './api.ts'
import { edgeOf } from './edge.ts'
import type { Edge } from './edge.ts'
import { deployedFiles } from './files.ts'
import type { SiteFile } from './files.ts'
import { functionsOf } from './functions.ts'
import type { FunctionDefinition } from './functions.ts'
import { makeResolver } from './resolve.ts'
import type { Place } from './resolve.ts'
import { schedulesOf } from './schedules.ts'
import type { ScheduledRun } from './schedules.ts'
import { signInClientOf } from './sign-in.ts'
import type { SignInClient } from './sign-in.ts'
import { streamMappingsOf } from './streams.ts'
import type { StreamMapping } from './streams.ts'
import { tablesOf } from './tables.ts'
import type { TableDefinition } from './tables.ts'
import { readCloudAssembly } from './template.ts'

/** All that a template asks to be run, with its values as they are on this machine. */
export interface Plan {
  readonly tables: readonly TableDefinition[]
  /** Physical table name by short name: Directory, Charts, Population, Published, Audit. */
  readonly tableNames: Readonly<Record<string, string>>
  readonly functions: readonly FunctionDefinition[]
  readonly api: HttpApi
  readonly mappings: readonly StreamMapping[]
  readonly schedules: readonly ScheduledRun[]
  readonly edge: Edge
  readonly filesOf: (bucketId: string) => ReadonlyMap<string, SiteFile>
  readonly client: SignInClient
}

/** Reads an assembly. Throws where the template lacks a part without which there is no product. */
export function readPlan(dir: string, place: Place): Plan {
  const assembly = readCloudAssembly(dir)
  const { resources } = assembly
  const resolver = makeResolver(resources, place)
  const functions = functionsOf(assembly, resolver)
  const tables = tablesOf(resources, resolver)
  return {
    tables,
    tableNames: Object.fromEntries(tables.map(({ id, name }) => [shortName(id), name])),
    functions,
    api: required('an HTTP API', httpApiOf(resources, resolver, functions)),
    mappings: streamMappingsOf(resources, resolver, functions),
    schedules: schedulesOf(resources, resolver, functions),
    edge: required('a CloudFront distribution', edgeOf(resources, resolver)),
    filesOf: (bucketId) => deployedFiles(assembly, resolver, bucketId),
    client: required('a Cognito user pool client', signInClientOf(resources, resolver)),
  }
}

/** `TablesCharts481EF1A7` -> `Charts`: CDK's construct path less its parent and hash. */
const shortName = (logicalId: string): string => logicalId.replace(/^Tables/, '').replace(/[0-9A-F]{8}$/, '')

function required<T>(what: string, found: T | null): T {
  if (found === null) throw new Error(`The template has no ${what.replace(/^an? /, '')}: there is nothing to run.`)
  return found
}
