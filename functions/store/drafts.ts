import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { queryAll, type Client, type Item } from './client.ts'
import { chartKeys, draftOfKey, type DraftOf, type Key } from './keys.ts'

export type { DraftOf } from './keys.ts'

/** What somebody has typed about a chart, or of a newcomer, and not saved, as their page writes it: this side keeps the text and does not read it. */
export interface Draft {
  /** Named anew by whoever writes it, so that a write that was overtaken on its way is refused. */
  readonly revision: string
  /** null = nothing is typed any more: the revision alone stays, and refuses what is still on its way. */
  readonly content: string | null
  /** The version of the chart that was on the page; 0 of a newcomer. */
  readonly version: number
}
export interface KeptDraft extends Draft {
  readonly savedAt: string
}

export const DRAFT_DAYS = 7
const DAY_SECONDS = 86_400

const keyOf = (sub: string, of: DraftOf): Key =>
  'episodeId' in of ? chartKeys.draft(sub, of.episodeId) : chartKeys.referralDraft(sub, of.referralTo)

/** A draft as an item; the health information in it ends with it after {@link DRAFT_DAYS} days. */
export const draftItem = (sub: string, of: DraftOf, draft: Draft, now: Date): Item => ({
  ...keyOf(sub, of),
  ...{ revision: draft.revision, version: draft.version, savedAt: now.toISOString() },
  ...(draft.content === null ? {} : { content: draft.content, holds: true }),
  expires: Math.floor(now.getTime() / 1000) + DRAFT_DAYS * DAY_SECONDS,
})

/** Nothing is there that a writer who knows these revisions has not seen. */
export function seenDraft(revisions: readonly string[], now: Date) {
  const known = Object.fromEntries(revisions.map((revision, i) => [`:r${i}`, revision]))
  const isKnown = revisions.length > 0 ? ` OR revision IN (${Object.keys(known).join(', ')})` : ''
  return {
    ConditionExpression: `attribute_not_exists(pk) OR expires <= :now${isKnown}`,
    ExpressionAttributeValues: { ':now': Math.floor(now.getTime() / 1000), ...known },
  }
}

/** Expired items stay readable for days until they are removed. */
const isOver = (item: Item, now: Date): boolean => Number(item['expires']) <= now.getTime() / 1000

function keptDraft(item: Item | undefined, now: Date): KeptDraft | null {
  if (!item || isOver(item, now)) return null
  const { revision, content, version, savedAt } = item
  return {
    ...{ revision: String(revision), content: content === undefined ? null : String(content) },
    ...{ version: Number(version), savedAt: String(savedAt) },
  }
}

/** What came of keeping a draft: `began` where there was none before. */
export type Keeping =
  { readonly kind: 'kept'; readonly began: boolean } | { readonly kind: 'overtaken'; readonly by: KeptDraft | null }

export interface DraftStore {
  readonly draft: (sub: string, of: DraftOf, now: Date) => Promise<KeptDraft | null>
  /** Episodes about which somebody has typed something, and clinics to which they have begun a referral, by their ids. */
  readonly draftsOf: (sub: string, now: Date) => Promise<{ readonly episodes: string[]; readonly referrals: string[] }>
  /**
   * Keeps a draft in place of the revision that the writer knows, null = of none; refused where another one stands there. Where that one
   * has ended with its days, nothing stands there.
   */
  readonly keepDraft: (
    sub: string,
    of: DraftOf,
    change: { readonly draft: Draft; readonly after: string | null; readonly now: Date },
  ) => Promise<Keeping>
}

export function draftStore(client: Client, table: string): DraftStore {
  const read = async (sub: string, of: DraftOf, now: Date): Promise<KeptDraft | null> => {
    const Key = keyOf(sub, of)
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
    return keptDraft(Item, now)
  }
  return {
    draft: read,
    async draftsOf(sub, now) {
      const items = await queryAll(client, table, chartKeys.drafts(sub), {
        ProjectionExpression: 'sk, expires, holds',
      })
      const held = items.filter((item) => item['holds'] && !isOver(item, now)).map(({ sk }) => draftOfKey(String(sk)))
      return {
        episodes: held.flatMap((one) => ('episodeId' in one ? [one.episodeId] : [])),
        referrals: held.flatMap((one) => ('referralTo' in one ? [one.referralTo] : [])),
      }
    },
    async keepDraft(sub, of, { draft, after, now }) {
      const put = { Item: draftItem(sub, of, draft, now), ...seenDraft(after === null ? [] : [after], now) }
      try {
        const { Attributes } = await client.send(new PutCommand({ TableName: table, ...put, ReturnValues: 'ALL_OLD' }))
        return { kind: 'kept', began: (keptDraft(Attributes, now)?.content ?? null) === null }
      } catch (error) {
        if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error
      }
      const by = await read(sub, of, now)
      // Our own earlier try, whose reply was lost.
      return by?.revision === draft.revision ? { kind: 'kept', began: false } : { kind: 'overtaken', by }
    },
  }
}
