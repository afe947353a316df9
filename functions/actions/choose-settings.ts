import { setTimeout as pause } from 'node:timers/promises'
import { fail, succeed } from '../../core/result.ts'
import { decideChoice } from '../../core/settings/choice.ts'
import type { Answered, Call, Touched } from '../runtime/call.ts'
import { interrupted } from '../runtime/serve.ts'
import { choiceWrite } from './choice-written.ts'
import { notChosen, settingsSeen, settingsShown, type SettingsDeps, type SettingsSeen } from './settings.ts'

const CHOOSE_AGAIN = 'Nothing of this choice was written. Look at what holds now, then choose again.'
/** Who chose since the page was read may be the same person: on another page, or by a save whose answer was lost. */
const overtaken = (byCaller: boolean): string =>
  `${
    byCaller
      ? 'You chose settings of this clinic yourself since this page read them, on another page or by a save that got no answer.'
      : 'Somebody else chose settings of this clinic since you read them.'
  } ${CHOOSE_AGAIN}`
const USED_ELSEWHERE = 'This idempotency-key was used for another choice. Send a new key with a new choice.'

const MAX_TRIES = 4
const backoff = (tries: number) => pause(Math.random() * 25 * 2 ** tries)

type Told = Answered<'chooseSettings'>

/** The answer to a request that was stored before, or that used its key for another; null where this one is new. */
function storedBefore(
  { operation, caller, params: { clinicId } }: Call<'chooseSettings'>,
  seen: SettingsSeen,
): Told | null {
  const own = seen.made.filter(({ by, operation: of }) => by === caller.sub && of.startsWith(`${operation.id} `))
  if (own.length === 0) return null
  const touched = { clinicId }
  if (own.some((choice) => choice.operation !== `${operation.id} ${operation.bodyHash}`))
    return { result: fail('replayed-key', USED_ELSEWHERE), touched }
  return { result: succeed({ ...settingsShown(clinicId, seen), written: own.length }), touched, replayed: true }
}

/** One try: null where somebody else wrote at the same moment, and all of it is looked at anew. */
async function tried(deps: SettingsDeps, call: Call<'chooseSettings'>): Promise<Told | null> {
  const { body, caller, now, operation } = call
  const { clinicId } = call.params
  const touched: Touched = { clinicId }
  const seen = await settingsSeen(deps, clinicId, now)
  const before = storedBefore(call, seen)
  if (before) return before
  if (seen.revision !== body.revision)
    return { result: fail('version-conflict', overtaken(seen.made.at(-1)?.by === caller.sub)), touched }
  const decided = decideChoice({ settings: body.settings, from: body.from, today: seen.today, chosen: seen.chosen })
  if (!decided.ok) return { result: notChosen(decided.issues), touched }
  const { picks } = decided
  if (picks.length === 0) return { result: succeed({ ...settingsShown(clinicId, seen), written: 0 }), touched }
  const { changes, ...write } = choiceWrite(clinicId, decided, seen, {
    ...{ by: caller.sub, recorded: now.toISOString(), reason: body.reason },
    operation: `${operation.id} ${operation.bodyHash}`,
  })
  const record = { ...call.record('ok', touched), reason: body.reason, changes }
  if (!(await deps.writer.commit(write, record))) return null
  const shown = settingsShown(clinicId, await settingsSeen(deps, clinicId, now))
  return { result: succeed({ ...shown, written: picks.length }), touched, recorded: true }
}

/** Chooses settings of a clinic from a day on, on record: choices and audit record are one transaction, held against what was read. */
export async function chooseSettings(deps: SettingsDeps, call: Call<'chooseSettings'>): Promise<Told> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (tries > 0) await backoff(tries)
    const told = await tried(deps, call)
    if (told) return told
  }
  return { result: { ok: false, failure: interrupted(true) }, touched: { clinicId: call.params.clinicId } }
}
