import * as z from 'zod'
import { functionIn } from './functions.ts'
import type { FunctionDefinition } from './functions.ts'
import type { Resolver } from './resolve.ts'
import { resourcesOfType } from './template.ts'
import type { Resources } from './template.ts'

const Mapping = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  BatchSize: z.number().default(100),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  MaximumRetryAttempts: z.number().default(-1),
  MaximumRecordAgeInSeconds: z.number().default(-1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  FunctionResponseTypes: z.array(z.string()).default([]),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
  Enabled: z.boolean().default(true),
})

/** An event source mapping: which stream wakes which function, and what happens when it fails. */
export interface StreamMapping {
  readonly id: string
  /** Logical id of the table. */
  readonly tableId: string
  readonly functionId: string
  /** Event patterns, any of which lets a record through; none lets all through. */
  readonly patterns: readonly unknown[]
  readonly batchSize: number
  readonly windowMs: number
  /** Attempts after the first; null for ever. */
  readonly retries: number | null
  /** Records older than this are given up; null never. */
  readonly maxAgeMs: number | null
  readonly bisect: boolean
  readonly reportsItemFailures: boolean
  readonly start: 'TRIM_HORIZON' | 'LATEST'
  /** Logical id of the queue for what is given up. */
  readonly failureQueue: string | null
}

export function streamMappingsOf(
  resources: Resources,
  resolver: Resolver,
  functions: readonly FunctionDefinition[],
): StreamMapping[] {
  return resourcesOfType(resources, 'AWS::Lambda::EventSourceMapping').flatMap(([id, written]) => {
    const mapping = Mapping.parse(resolver.value(written))
    const [tableId = '', attribute] = mapping.EventSourceArn.split('.')
    if (attribute !== 'StreamArn' || !mapping.Enabled) return []
    return [
      {
        id,
        tableId,
        functionId: functionIn(functions, mapping.FunctionName),
        patterns: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern) as unknown),
        batchSize: mapping.BatchSize,
        windowMs: mapping.MaximumBatchingWindowInSeconds * 1000,
        retries: mapping.MaximumRetryAttempts < 0 ? null : mapping.MaximumRetryAttempts,
        maxAgeMs: mapping.MaximumRecordAgeInSeconds < 0 ? null : mapping.MaximumRecordAgeInSeconds * 1000,
        bisect: mapping.BisectBatchOnFunctionError,
        reportsItemFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
        start: mapping.StartingPosition,
        failureQueue: mapping.DestinationConfig?.OnFailure.Destination.split('.')[0] ?? null,
      },
    ]
  })
}
