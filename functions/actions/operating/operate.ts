import { setTimeout as pause } from 'node:timers/promises'
import { dayInZone } from '../../../core/day.ts'
import { isId } from '../../../core/id.ts'
import { operatorSub, type AuditRecord } from '../../store/audit.ts'
import type { DirectoryStore } from '../../store/directory.ts'
import type { DirectoryWriter } from '../../store/directory-writer.ts'
import { directoryKeys } from '../../store/keys.ts'
import { Asked, refused, type Change, type Decision, type NetworkChange, type Operated } from './asked.ts'
import { decideMember } from './change-member.ts'
import { decideClinic, decideNetworkName, decidePlan } from './change-network.ts'
import { decideSettings, noClinic } from './choose-settings.ts'
import { listSettings } from './list-settings.ts'

export interface OperateDeps {
  readonly clock: () => Date
  readonly newId: () => string
  /** A store that has remembered nothing yet: what is decided here is decided on what is stored now. */
  readonly directory: () => DirectoryStore
  readonly writer: DirectoryWriter
}

async function decidedNetwork({ writer }: OperateDeps, change: NetworkChange): Promise<Decision> {
  const { clinic, plan, name } = change
  if (clinic !== undefined && plan !== undefined) return refused('', 'Give --clinic or --plan, one at a time.')
  if (clinic !== undefined)
    return decideClinic(clinic, change, isId(clinic) ? await writer.read(directoryKeys.clinic(clinic)) : null)
  if (plan !== undefined)
    return decidePlan(plan, change, isId(plan) ? await writer.read(directoryKeys.plan(plan)) : null)
  return decideNetworkName(name, await writer.read(directoryKeys.network()))
}

/** What to do, on what is stored now. What a write is held against is read before what it is decided by. */
async function decided(deps: OperateDeps, { ask, operator, reason }: Asked, now: Date): Promise<Decision> {
  const { writer } = deps
  if (ask.do === 'change-network') return decidedNetwork(deps, ask)
  if (ask.do === 'change-member') {
    const stored = isId(ask.sub) ? await writer.read(directoryKeys.member(ask.sub)) : null
    return decideMember(ask, stored, await deps.directory().lists())
  }
  const { clinic } = ask
  const stored = isId(clinic) ? await writer.read(directoryKeys.choices(clinic)) : null
  const directory = deps.directory()
  const zone = (await directory.lists()).clinics.get(clinic)?.zone
  const isChange = ask.do === 'choose-settings'
  if (zone === undefined) return noClinic(clinic, isChange ? '; add it first with --name and --zone' : '')
  const today = dayInZone(now.getTime(), zone)
  const choices = await directory.choices(clinic)
  if (!isChange) return listSettings(choices, today)
  const choosing = { by: operatorSub(operator), recorded: now.toISOString(), reason }
  return decideSettings(ask, { today, stored, chosen: choices.chosen }, choosing)
}

const recordOf = (change: Change, about: Pick<AuditRecord, 'id' | 'instant' | 'sub' | 'requestId' | 'reason'>) => ({
  ...about,
  ...{ clinicId: change.clinicId, clinics: change.clinics, action: change.action, changes: change.changes },
  ...{ roles: [], result: 'ok', episodes: [], patientId: null, sourceIp: '' },
})

const MAX_TRIES = 6
const backoff = (tries: number) => pause(Math.random() * 25 * 2 ** tries)

/**
 * Does what an operator asks of the Directory, on record: the change and its audit record are one transaction, held against what was
 * read; where somebody else was faster it is decided anew. Who may ask is decided before, by who may invoke the function.
 * @param event what the command sent; anything else is refused in words
 * @param requestId of the invocation, by which the platform's own log names the caller
 */
export async function operate(deps: OperateDeps, event: unknown, requestId: string): Promise<Operated> {
  const asked = Asked.safeParse(event)
  if (!asked.success)
    return refused('', 'The function does not know what was asked: run the command of the version that is deployed.')
  const { operator, reason } = asked.data
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (tries > 0) await backoff(tries)
    const now = deps.clock()
    const decision = await decided(deps, asked.data, now)
    if (!('is' in decision)) return decision
    const about = { id: deps.newId(), instant: now.toISOString(), sub: operatorSub(operator), requestId, reason }
    if (await deps.writer.commit(decision, recordOf(decision, about))) return { ok: true, lines: decision.lines }
  }
  return refused(
    '',
    'Somebody changed the same at this very moment, and nothing was written: look again, then try again.',
  )
}
