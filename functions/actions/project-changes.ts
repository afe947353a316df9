import { summaryPlace } from '../store/keys.ts'
import type { Log } from '../runtime/log.ts'
import { madeBlock, type RecomputeDeps } from './recompute-block.ts'

/** What the projector reads of a stream record: keys only. */
export interface ChangeRecord {
  readonly dynamodb?: {
    readonly Keys?: Readonly<Record<string, { readonly S?: string }>>
    readonly SequenceNumber?: string
  }
}
/** A partial batch response: the stream starts again at the first of these. */
export interface BatchFailures {
  readonly batchItemFailures: { readonly itemIdentifier: string }[]
}

interface Place {
  readonly clinicId: string
  readonly month: string
  /** Sequence numbers of the records that named it. */
  readonly records: string[]
}

/** Which blocks changed. Records of other items, which the filter should have held back, change none. */
function placesOf(records: readonly ChangeRecord[]): Place[] {
  const places = new Map<string, Place>()
  for (const { dynamodb } of records) {
    const found = summaryPlace({ pk: dynamodb?.Keys?.['pk']?.S ?? '', sk: dynamodb?.Keys?.['sk']?.S ?? '' })
    if (!found) continue
    const name = `${found.clinicId}#${found.month}`
    const place = places.get(name) ?? { ...found, records: [] }
    place.records.push(dynamodb?.SequenceNumber ?? '')
    places.set(name, place)
  }
  return [...places.values()]
}

/**
 * Recomputes every block that a batch of stream records names. Records may come twice, late or in another order: a block is made
 * from the rows as they are, so each only says "look again". One that fails is logged and does not hold up the others.
 */
export async function projectChanges(
  deps: RecomputeDeps & { readonly log: Log },
  records: readonly ChangeRecord[],
): Promise<BatchFailures> {
  const failed: string[] = []
  for (const { clinicId, month, records: named } of placesOf(records)) {
    const done = await madeBlock(deps, 'project', clinicId, month)
    if (!done) failed.push(...named)
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}
