import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Release } from '../../core/contract/schemas/releases.ts'
import { LATEST, type Unread } from '../../core/formats.ts'
import * as z from 'zod/mini'
import { readEach } from './directory-items.ts'
import { queryAll, type Client, type Item } from './client.ts'
import { publishedKeys } from './keys.ts'

export type ReleaseHead = Pick<Release, 'releaseId' | 'quarter' | 'publishedOn'>
export interface PublishedStore {
  /** null where the plan has no such release; the reason where it has one that cannot be read. */
  readonly release: (planId: string, releaseId: string) => Promise<Release | { readonly why: Unread } | null>
  readonly has: (planId: string, releaseId: string) => Promise<boolean>
  /**
   * The release that stands for each quarter, newest quarter first: a later version takes the place of a wrong one. `unread`
   * counts those that cannot be listed.
   */
  readonly releases: (planId: string) => Promise<{ readonly heads: ReleaseHead[]; readonly unread: number }>
  /** Stores a release that is not there yet; false where it is: a release never changes. */
  readonly publish: (release: Release) => Promise<boolean>
}

export const releaseItem = (release: Release): Item => ({
  ...publishedKeys.release(release.planId, release.releaseId),
  format: LATEST.release,
  quarter: release.quarter,
  version: release.version,
  publishedOn: release.publishedOn,
  releaseId: release.releaseId,
  release: JSON.stringify(release),
})

const HEAD = { ProjectionExpression: 'releaseId, quarter, publishedOn, version' }
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException'

const Head = z.object({
  releaseId: Release.shape.releaseId,
  quarter: Release.shape.quarter,
  publishedOn: Release.shape.publishedOn,
  version: Release.shape.version,
})

/** A release of any format ever written, or why it cannot be read: half a release would be another release. */
function readRelease(item: Item): Release | { readonly why: Unread } {
  if (Number(item['format'] ?? 1) > LATEST.release) return { why: 'newer' }
  try {
    const read = Release.safeParse(JSON.parse(String(item['release'])))
    if (!read.success) return { why: 'newer' }
    const { pk, sk } = publishedKeys.release(read.data.planId, read.data.releaseId)
    // A release that says it is another one is shown to nobody: it may hold another plan's figures.
    return pk === item['pk'] && sk === item['sk'] ? read.data : { why: 'damaged' }
  } catch {
    return { why: 'damaged' }
  }
}

export const publishedStore = (client: Client, table: string): PublishedStore => ({
  async release(planId, releaseId) {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: publishedKeys.release(planId, releaseId) }),
    )
    return Item ? readRelease(Item) : null
  },
  async has(planId, releaseId) {
    const key = { Key: publishedKeys.release(planId, releaseId), ProjectionExpression: 'releaseId' }
    return (await client.send(new GetCommand({ TableName: table, ...key }))).Item !== undefined
  },
  async releases(planId) {
    const items = await queryAll(client, table, publishedKeys.releases(planId), HEAD)
    const { read: heads, unread } = readEach(Head, items)
    const standing = Object.values(Object.groupBy(heads, ({ quarter }) => quarter)).flatMap(
      (versions) => versions?.toSorted((a, b) => b.version - a.version).slice(0, 1) ?? [],
    )
    const newestFirst = standing
      .map(({ releaseId, quarter, publishedOn }) => ({ releaseId, quarter, publishedOn }))
      .sort((a, b) => (a.quarter < b.quarter ? 1 : -1))
    return { heads: newestFirst, unread }
  },
  async publish(release) {
    const put = { TableName: table, Item: releaseItem(release), ConditionExpression: 'attribute_not_exists(pk)' }
    try {
      await client.send(new PutCommand(put))
      return true
    } catch (error) {
      if (isRefusal(error)) return false
      throw error
    }
  },
})
