import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Client, Item } from './client.ts'
import { auditKeys } from './keys.ts'

/**
 * One field of the Directory (a membership, a clinic, a plan, a setting), or one count of what a rebuild wrote. `from` and `to` are
 * codes; null = there was none. What speaks of a person, such as their name, has neither: that it changed is all the trail says.
 */
export interface DirectoryChange {
  readonly of: string
  readonly id: string
  readonly field: string
  readonly from?: string | null
  readonly to?: string | null
}

/** How the trail names whoever asks from outside the product; no account of a sign-in service is called so. */
const OPERATOR = 'operator:'
export const operatorSub = (operator: string): string => `${OPERATOR}${operator}`
/** Who asked from outside, where one did; null for an account of the product. */
export const operatorOf = (sub: string): string | null =>
  sub.startsWith(OPERATOR) ? `${sub.slice(OPERATOR.length)} (operator)` : null

/** One act of one person. No name, no MRN, no value: who, what, where, when and what came of it. */
export interface AuditRecord {
  readonly id: string
  readonly instant: string
  /** Clinic whose trail holds the record; null where the act touches no clinic this network has. */
  readonly clinicId: string | null
  readonly sub: string
  /** The roles that let the caller do it; empty on a denial by role. */
  readonly roles: readonly string[]
  readonly action: string
  /** `ok`, `replayed`, or the kind of the failure. */
  readonly result: string
  /** Clinics asked for, or whose charts were changed, where the act covers several. */
  readonly clinics: readonly string[]
  readonly episodes: readonly string[]
  readonly patientId: string | null
  readonly requestId: string
  readonly sourceIp: string
  /** Why, and what became what: of an operator's act. */
  readonly reason?: string
  readonly changes?: readonly DirectoryChange[]
}

/** Ids per item: 5,000 of the longest stay under the 400 KB of an item. */
const IDS_PER_ITEM = 5_000

function auditItem(record: AuditRecord, part: number): Item {
  const { id, instant, clinicId, roles, clinics, episodes, patientId, changes, ...rest } = record
  return {
    ...auditKeys.record(clinicId, instant, part === 0 ? id : `${id}-${part}`),
    ...rest,
    instant,
    roles: roles.join(','),
    clinics: clinics.join(','),
    episodes: episodes.slice(part * IDS_PER_ITEM, (part + 1) * IDS_PER_ITEM).join(','),
    ...(changes ? { changes: JSON.stringify(changes) } : {}),
    ...(part > 0 ? { continues: id } : {}),
    // The index by patient is sparse: only acts on one patient's chart are in it.
    ...(patientId === null ? {} : { patient: patientId }),
  }
}

/** The record as items: one, or several where a list names more episodes than an item holds. */
export const auditItems = (record: AuditRecord): Item[] =>
  Array.from({ length: Math.max(1, Math.ceil(record.episodes.length / IDS_PER_ITEM)) }, (_, part) =>
    auditItem(record, part),
  )

/** What an act changed in one clinic: episodes there. */
export interface ChangedIn {
  readonly clinicId: string
  readonly episodes: readonly string[]
}

/**
 * An act in the trails of the other clinics whose charts it changed, so that each finds it on its own day: with the episodes there, and
 * the clinic whose trail holds the record (`recordOf`, under the same instant and id). In the index by patient the act stands once.
 */
export const auditItemsElsewhere = (record: AuditRecord, changed: readonly ChangedIn[]): Item[] =>
  changed
    .filter(({ clinicId }) => clinicId !== record.clinicId)
    .map(({ clinicId, episodes }) => ({
      ...auditItem({ ...record, clinicId, episodes, patientId: null }, 0),
      recordOf: record.clinicId ?? 'NETWORK',
    }))

/** A record is written once: a Put may create it, never overwrite it. */
export const auditPut = (table: string, item: Item) => ({
  TableName: table,
  Item: item,
  ConditionExpression: 'attribute_not_exists(pk)',
})

/** A refused Put of a record whose id was made for it is our own earlier try, whose reply was lost. */
async function putOnce(client: Client, put: ReturnType<typeof auditPut>): Promise<void> {
  try {
    await client.send(new PutCommand(put))
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error
  }
}

export interface AuditStore {
  /** Resolves when the record is durable; what it speaks of may leave only then. */
  readonly record: (record: AuditRecord) => Promise<void>
}

export const auditStore = (client: Client, table: string): AuditStore => ({
  async record(record) {
    for (const item of auditItems(record)) await putOnce(client, auditPut(table, item))
  },
})
