import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Resolver } from './resolve.ts'
import { assetDir, resourcesOfType } from './template.ts'
import type { CloudAssembly } from './template.ts'

const Lambda = z.object({
  Runtime: z.string(),
  Handler: z.string().default('index.handler'),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Code: z.object({ S3Key: z.string().optional() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
})

/** A Lambda function of the template: its bundled file and everything it is told. */
export interface FunctionDefinition {
  readonly id: string
  readonly file: string
  readonly handler: string
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
  readonly environment: Readonly<Record<string, string>>
}

/** The functions that are ours. CDK's own (deployment of files and the like) do CloudFormation's work and have none here. */
export function functionsOf(assembly: CloudAssembly, resolver: Resolver): FunctionDefinition[] {
  return resourcesOfType(assembly.resources, 'AWS::Lambda::Function').flatMap(([id, properties]) => {
    const lambda = Lambda.safeParse(resolver.value(properties))
    if (!lambda.success || !lambda.data.Runtime.startsWith('nodejs')) return []
    const { Code, Environment, Handler, MemorySize, Timeout } = lambda.data
    const [module = 'index', handler = 'handler'] = Handler.split('.')
    const file = join(assetDir(assembly, Code.S3Key ?? ''), `${module}.mjs`)
    if (!existsSync(file)) return []
    const environment = Environment?.Variables ?? {}
    return [{ id, file, handler, timeoutSeconds: Timeout, memoryMegabytes: MemorySize, environment }]
  })
}

/** Logical id of the function an ARN, an invocation address or a name stands for. Throws when it is none of ours. */
export function functionIn(functions: readonly FunctionDefinition[], target: string): string {
  const found = functions.find(({ id }) => target.includes(id))
  if (!found) throw new Error(`The template points at ${target}, which is not one of its bundled functions.`)
  return found.id
}

/** Logical id of the function with this id or short name (`publish` for FunctionsPublishFunction...). */
export function functionNamed(functions: readonly FunctionDefinition[], name: string): string {
  const wanted = name.toLowerCase()
  const matches = functions.filter(({ id }) => id === name || id.toLowerCase().includes(wanted))
  const [only] = matches
  if (!only || matches.length > 1) {
    throw new Error(`"${name}" names ${matches.length} functions of ${functions.map(({ id }) => id).join(', ')}.`)
  }
  return only.id
}
