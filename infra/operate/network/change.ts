import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { Id } from '../../../core/chart/fields.ts'
import { PAYER_CLASSES, type PayerClass } from '../../../core/chart/vocabulary.ts'
import { isZone } from '../../../core/day.ts'
import type { Client, Item } from '../../../functions/store/client.ts'
import { clinicItem, networkItem, planItem } from '../../../functions/store/directory-items.ts'
import { directoryStore, type NetworkLists } from '../../../functions/store/directory.ts'

/** What somebody asks to be written: exactly one of a clinic, a plan, or the network's own name. */
export interface NetworkChange {
  readonly clinic?: string
  readonly plan?: string
  readonly name?: string
  /** IANA zone of a clinic, for example America/Denver. */
  readonly zone?: string
  /** Line of business of a plan that has only one; an empty text takes it away. */
  readonly payerClass?: string
}
export interface NetworkOutcome {
  readonly ok: boolean
  readonly lines: readonly string[]
}

type Planned = { readonly item: Item; readonly line: string } | { readonly problem: string }

function plannedClinic(clinicId: string, { name, zone }: NetworkChange, lists: NetworkLists): Planned {
  const before = lists.clinics.get(clinicId)
  const after = { clinicId, name: name ?? before?.name ?? '', zone: zone ?? before?.zone ?? '' }
  if (!Id.safeParse(clinicId).success) return { problem: '--clinic: an id has 1 to 64 letters, digits, - or _.' }
  if (!after.name || !after.zone) return { problem: 'This is a new clinic: give --name and --zone.' }
  if (!isZone(after.zone)) return { problem: '--zone: there is no such time zone; write it as America/Denver.' }
  // Every clinical day stored so far was written in the old zone, and no fold can tell which day it would have been.
  if (before && before.zone !== after.zone)
    return { problem: `--zone: this clinic's days are written in ${before.zone}; a zone cannot be changed.` }
  return { item: clinicItem(after), line: `Clinic ${clinicId}: ${after.name}, ${after.zone}` }
}

const isPayerClass = (text: string): text is PayerClass => PAYER_CLASSES.some((known) => known === text)

function plannedPlan(planId: string, change: NetworkChange, lists: NetworkLists): Planned {
  const before = lists.plans.get(planId)
  const name = change.name ?? before?.name
  if (!name) return { problem: 'Give the plan its --name.' }
  if (!Id.safeParse(planId).success) return { problem: '--plan: an id has 1 to 64 letters, digits, - or _.' }
  const asked = change.payerClass ?? before?.payerClass ?? ''
  if (asked !== '' && !isPayerClass(asked))
    return { problem: `--payer-class: there is no ${asked}; classes are ${PAYER_CLASSES.join(', ')}.` }
  const payerClass = asked === '' ? null : asked
  return {
    item: planItem({ planId, name, payerClass }),
    line: `Plan ${planId}: ${name}${payerClass ? `, ${payerClass}` : ''}`,
  }
}

function planned(change: NetworkChange, lists: NetworkLists): Planned {
  const { clinic, plan, name } = change
  if (clinic !== undefined && plan !== undefined) return { problem: 'Give --clinic or --plan, one at a time.' }
  if (clinic !== undefined) return plannedClinic(clinic, change, lists)
  if (plan !== undefined) return plannedPlan(plan, change, lists)
  if (!name) return { problem: 'Give --clinic, --plan or --name.' }
  return { item: networkItem({ name, synthetic: lists.network.synthetic }), line: `Network: ${name}` }
}

/** Writes a clinic, a plan or the network's name to Directory and says what stands now. What is wrong is written nowhere. */
export async function changeNetwork(client: Client, table: string, change: NetworkChange): Promise<NetworkOutcome> {
  const lists = await directoryStore(client, table, () => new Date()).lists()
  const made = planned(change, lists)
  if ('problem' in made) return { ok: false, lines: [made.problem] }
  await client.send(new PutCommand({ TableName: table, Item: made.item }))
  return { ok: true, lines: [made.line, 'It holds within a minute.'] }
}
