import * as z from 'zod/mini'
import { Id } from '../../chart/fields.ts'
import { MOST_OF_DRAFT, MOST_REPLACED } from '../draft-length.ts'
import { reads, writes } from './schema.ts'

const TOO_LONG = `A draft has at most ${MOST_OF_DRAFT.toLocaleString('en')} characters. Save a part of what is typed first`
const Content = z.nullable(z.string().check(z.maxLength(MOST_OF_DRAFT, TOO_LONG)))

/**
 * What the caller has typed about a chart and not saved: a text that the page alone reads. Each write names it anew, and names what it
 * takes the place of, so that two pages of one person never write over each other unseen.
 */
export const Draft = z.strictObject({
  revision: Id,
  /** null = nothing is typed. */
  content: Content,
  /** The version of the chart that was on the page. */
  version: z.int(),
  savedAt: z.string(),
})
export type Draft = z.infer<typeof Draft>

/** The same beside a chart: that there is one, and not what it says. */
export const DraftSign = z.strictObject({ revision: Id, version: z.int(), savedAt: z.string(), holds: z.boolean() })
export type DraftSign = z.infer<typeof DraftSign>

/**
 * What a save leaves typed, kept in the same transaction: null = nothing. `after` are the revisions that it may take the place of; where another
 * one stands there, that stays, and the save is stored without it.
 */
export const DraftLeft = z.strictObject({
  revision: Id,
  after: z.array(Id).check(z.maxLength(MOST_REPLACED, `At most ${MOST_REPLACED} revisions`)),
  content: Content,
})

const KeepDraft = z.strictObject({
  revision: Id,
  /** The revision it takes the place of; null = there was none. Another one there answers 409. */
  after: z.nullable(Id),
  content: Content,
  version: z.int().check(z.gte(0)),
})

export const drafts = {
  draft: reads(z.nullable(Draft), {
    summary: 'What the caller has typed about a chart and not saved; null = nothing',
    failures: ['not-found'],
  }),
  keepDraft: writes(KeepDraft, z.strictObject({ revision: Id, savedAt: z.string() }), {
    summary: 'Keep what is typed about a chart for seven days, until it is saved',
    failures: ['not-found', 'version-conflict', 'busy'],
  }),
  referralDraft: reads(z.nullable(Draft), {
    summary: 'What the caller has typed of somebody new to a clinic and not sent; null = nothing',
    failures: ['not-found'],
  }),
  keepReferralDraft: writes(KeepDraft, z.strictObject({ revision: Id, savedAt: z.string() }), {
    summary: 'Keep what is typed of somebody new to a clinic for seven days, until their chart is opened',
    failures: ['not-found', 'version-conflict', 'busy'],
  }),
}
