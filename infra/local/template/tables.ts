import * as z from 'zod'
import type { Resolver } from './resolve.ts'
import { resourcesOfType } from './template.ts'
import type { Resources } from './template.ts'

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })).min(1)
const Table = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
})

/** A table as the template defines it; `name` is what functions get in their environment. */
export interface TableDefinition extends z.infer<typeof Table> {
  readonly id: string
  readonly name: string
}

export function tablesOf(resources: Resources, resolver: Resolver): TableDefinition[] {
  return resourcesOfType(resources, 'AWS::DynamoDB::Table').map(([id, properties]) => ({
    id,
    name: resolver.text({ Ref: id }),
    ...Table.parse(resolver.value(properties)),
  }))
}
