import { PAYER_CLASSES, type PayerClass } from '../../../core/chart/vocabulary.ts'
import { isZone } from '../../../core/day.ts'
import { ID_WORDS, isId } from '../../../core/id.ts'
import type { DirectoryChange } from '../../store/audit.ts'
import type { Item } from '../../store/client.ts'
import { Clinic, clinicItem, Network, networkItem, Plan, planItem } from '../../store/directory-items.ts'
import { HOLDS, refused, soAlready, type Change, type Decision, type NetworkChange } from './asked.ts'

const NEWER = 'what is stored under this id cannot be read by this version; change it after the update.'

/** What is stored, as this version reads it: null where nothing is; `unread` where it cannot be read. */
function held<T>(schema: { safeParse(value: unknown): { data?: T } }, stored: Item | null): T | null | 'unread' {
  return stored === null ? null : (schema.safeParse(stored).data ?? 'unread')
}

type Fields = Readonly<Record<string, string | null>>

/** The fields that differ, each with what it was; null before = there was nothing. */
const differences = (of: string, id: string, before: Fields | null, after: Fields): DirectoryChange[] =>
  Object.entries(after)
    .filter(([field, to]) => before?.[field] !== to)
    .map(([field, to]) => ({ of, id, field, from: before?.[field] ?? null, to }))

interface Written {
  readonly action: Change['action']
  readonly clinicId: string | null
  readonly changes: readonly DirectoryChange[]
  readonly item: Item
  readonly stored: Item | null
  readonly line: string
}

/** What a newer version put beside the fields of this one stays. */
const change = ({ action, clinicId, changes, item, stored, line }: Written): Change => ({
  ...{ is: 'change', action, clinicId, clinics: [], changes, names: [] },
  puts: [{ item: { ...stored, ...item }, seen: stored }],
  lines: [line, HOLDS],
})

export function decideClinic(clinicId: string, { name, zone }: NetworkChange, stored: Item | null): Decision {
  if (!isId(clinicId)) return refused('clinic', `${ID_WORDS}.`)
  const before = held(Clinic, stored)
  if (before === 'unread') return refused('clinic', NEWER)
  const after = { clinicId, name: name ?? before?.name ?? '', zone: zone ?? before?.zone ?? '' }
  if (!before && !(after.name && after.zone)) return refused('', 'This is a new clinic: give --name and --zone.')
  if (!after.name) return refused('name', 'write it, or leave it out.')
  if (!isZone(after.zone)) return refused('zone', 'there is no such time zone; write it as America/Denver.')
  // Every clinical day stored so far was written in the old zone, and no fold can tell which day it would have been.
  if (before && before.zone !== after.zone)
    return refused('zone', `this clinic's days are written in ${before.zone}; a zone cannot be changed.`)
  const fieldsOf = (clinic: Clinic): Fields => ({ name: clinic.name, zone: clinic.zone })
  const changes = differences('clinic', clinicId, before && fieldsOf(before), fieldsOf(after))
  if (changes.length === 0) return soAlready(`Clinic ${clinicId}`)
  const line = `Clinic ${clinicId}: ${after.name}, ${after.zone}`
  return change({ action: 'change-clinic', clinicId, changes, item: clinicItem(after), stored, line })
}

const isPayerClass = (text: string): text is PayerClass => PAYER_CLASSES.some((known) => known === text)

export function decidePlan(planId: string, asked: NetworkChange, stored: Item | null): Decision {
  if (!isId(planId)) return refused('plan', `${ID_WORDS}.`)
  const before = held(Plan, stored)
  if (before === 'unread') return refused('plan', NEWER)
  const name = asked.name ?? before?.name
  if (!name) return refused('', 'Give the plan its --name.')
  const wanted = asked.payerClass ?? before?.payerClass ?? ''
  if (wanted !== '' && !isPayerClass(wanted))
    return refused('payerClass', `there is no ${wanted}; classes are ${PAYER_CLASSES.join(', ')}.`)
  const after: Plan = { planId, name, payerClass: wanted === '' ? null : wanted }
  const fieldsOf = (plan: Plan): Fields => ({ name: plan.name, 'payer-class': plan.payerClass })
  const changes = differences('plan', planId, before && fieldsOf(before), fieldsOf(after))
  if (changes.length === 0) return soAlready(`Plan ${planId}`)
  const line = `Plan ${planId}: ${name}${after.payerClass ? `, ${after.payerClass}` : ''}`
  return change({ action: 'change-plan', clinicId: null, changes, item: planItem(after), stored, line })
}

/** A network that is not there yet begins as one of real people. */
export function decideNetworkName(name: string | undefined, stored: Item | null): Decision {
  if (!name) return refused('', 'Give --clinic, --plan or --name.')
  const before = held(Network, stored)
  if (before === 'unread') return refused('name', NEWER)
  const changes = differences('network', 'network', before && { name: before.name }, { name })
  if (changes.length === 0) return soAlready('The network')
  const item = networkItem({ name, synthetic: before?.synthetic ?? false })
  return change({ action: 'rename-network', clinicId: null, changes, item, stored, line: `Network: ${name}` })
}
