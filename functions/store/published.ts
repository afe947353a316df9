import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Release } from '../../core/contract/release.ts'
import { queryAll, type Client, type Item } from './client.ts'
import { publishedKeys } from './keys.ts'

export type ReleaseHead = Pick<Release, 'releaseId' | 'quarter' | 'publishedOn'>
export interface PublishedStore {
  /** null where the plan has no such release. */
  readonly release: (planId: string, releaseId: string) => Promise<Release | null>
  /** The release that stands for each quarter, newest quarter first: a later version takes the place of a wrong one. */
  readonly releases: (planId: string) => Promise<ReleaseHead[]>
  /** Stores a release that is not there yet; false where it is: a release never changes. */
  readonly publish: (release: Release) => Promise<boolean>
}

export const releaseItem = (release: Release): Item => ({
  ...publishedKeys.release(release.planId, release.releaseId),
  quarter: release.quarter,
  version: release.version,
  publishedOn: release.publishedOn,
  releaseId: release.releaseId,
  release: JSON.stringify(release),
})

const HEAD = { ProjectionExpression: 'releaseId, quarter, publishedOn, version' }
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException'

export const publishedStore = (client: Client, table: string): PublishedStore => ({
  async release(planId, releaseId) {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: publishedKeys.release(planId, releaseId) }),
    )
    return Item ? (JSON.parse(String(Item['release'])) as Release) : null
  },
  async releases(planId) {
    const items = await queryAll(client, table, publishedKeys.releases(planId), HEAD)
    const heads = items.map(({ releaseId, quarter, publishedOn, version }) => ({
      releaseId: String(releaseId),
      quarter: String(quarter),
      publishedOn: String(publishedOn),
      version: Number(version),
    }))
    const standing = Object.values(Object.groupBy(heads, ({ quarter }) => quarter)).flatMap(
      (versions) => versions?.toSorted((a, b) => b.version - a.version).slice(0, 1) ?? [],
    )
    return standing
      .map(({ releaseId, quarter, publishedOn }) => ({ releaseId, quarter, publishedOn }))
      .sort((a, b) => (a.quarter < b.quarter ? 1 : -1))
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
