import type { Imported } from '../../core/contract/schemas/imports.ts'
import type { Item } from './client.ts'
import { chartKeys } from './keys.ts'

/**
 * What one operation of one person wrote: enough to give the same answer again, and no health information. Lives 7 days,
 * longer than any client retries.
 */
export interface Operation {
  readonly sub: string
  readonly id: string
  readonly route: string
  /** Hash of the path parameters and the body: another one under the same id is another request. */
  readonly bodyHash: string
  readonly episodeId: string
  readonly version: number
  readonly entryIds: readonly string[]
  /** Whether an import changed the header too. */
  readonly headerChanged?: boolean
  /** The answer to an import: names of resources and what became of them. Of earlier releases, and of the longest answers: absent. */
  readonly imported?: Imported
  /** Persons' charts that were written, and the versions that made. Of releases that wrote none: absent. */
  readonly people?: readonly { readonly patientId: string; readonly version: number }[]
  /** Charts that were written, the one the answer is about among them. */
  readonly charts?: readonly { readonly episodeId: string; readonly clinicId: string; readonly version: number }[]
}

export const OPERATION_DAYS = 7
const DAY_SECONDS = 86_400

/** Characters of an answer that is kept: an item holds 400 KB. */
export const MOST_KEPT = 100_000

export const operationItem = (operation: Operation, now: Date): Item => ({
  ...chartKeys.operation(operation.sub, operation.id),
  operation: JSON.stringify(operation),
  expires: Math.floor(now.getTime() / 1000) + OPERATION_DAYS * DAY_SECONDS,
})

/** The operation of an item, or null where it has expired: expired items stay readable for days until they are removed. */
export function operationOf(item: Item | undefined, now: Date): Operation | null {
  if (!item || Number(item['expires']) <= now.getTime() / 1000) return null
  return JSON.parse(String(item['operation'])) as Operation
}

export const isSameRequest = (a: Operation, b: Pick<Operation, 'route' | 'bodyHash'>): boolean =>
  a.route === b.route && a.bodyHash === b.bodyHash
