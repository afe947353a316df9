import { describe, expect, it } from 'vitest'
import type { Client } from '../../../../web/src/lib/api/client.ts'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { typed } from '../../../../web/src/lib/forms/draft.ts'
import { asText, fromText } from '../../../../web/src/routes/refer/[clinicId]/as-text.ts'
import { KeptReferral } from '../../../../web/src/routes/refer/[clinicId]/kept-referral.svelte.ts'
import { newReferral, withPart } from '../../../../web/src/routes/refer/[clinicId]/referral.ts'

const fresh = newReferral('alder', 'cm-a', '2026-11-27')
const named = (family: string) =>
  withPart(fresh, 'identity', typed(fresh.drafts.identity, { ...fresh.drafts.identity.values, family }))

/** A server of one draft, as the API keeps it; `down` while it cannot be had, `mute` where it stores and its answer is lost. */
function server() {
  const there = { revision: null as string | null, content: null as string | null, down: false, mute: false }
  const offline = { ok: false as const, trouble: trouble('offline', 'No connection.') }
  const call = (name: string, asked: { body?: { revision: string; after: string | null; content: string | null } }) => {
    if (there.down) return Promise.resolve(offline)
    const { body } = asked
    if (name === 'referralDraft' || !body) {
      const { revision, content } = there
      const value = revision === null ? null : { revision, content, version: 0, savedAt: '2026-11-27T10:00:00.000Z' }
      return Promise.resolve({ ok: true, value })
    }
    if (body.after !== there.revision)
      return Promise.resolve({ ok: false, trouble: trouble('version-conflict', 'Overtaken.') })
    Object.assign(there, { revision: body.revision, content: body.content })
    return Promise.resolve(there.mute ? offline : { ok: true, value: { revision: body.revision, savedAt: '' } })
  }
  return { there, client: { call } as unknown as Client }
}
let ids = 0
function page(client: Client) {
  const tasks: (() => void)[] = []
  const kept = new KeptReferral('alder', {
    ...{ client: () => client, now: () => 0, newId: () => `id-${(ids += 1)}` },
    later: (task) => {
      tasks.push(task)
      return () => void tasks.splice(tasks.indexOf(task), 1)
    },
  })
  return { kept, tasks }
}

describe('a referral that is typed', () => {
  it('is kept a moment after, offered on another page, and stands there once it is taken up', async () => {
    const { there, client } = server()
    const one = page(client)
    await one.kept.read()
    one.kept.put(named('Byron'))
    expect([one.kept.isKept, one.tasks.length]).toEqual([false, 1])
    await one.kept.flush()
    expect([one.kept.isKept, there.content]).toEqual([true, asText(named('Byron'))])
    const other = page(client)
    await other.kept.read()
    expect(other.kept.offer?.content).toBe(there.content)
    expect([other.kept.takeUp(), other.kept.typed, other.kept.isKept]).toEqual([true, named('Byron'), true])
  })
  it('is not written over by a page that has not seen it: what is typed there waits for somebody to decide', async () => {
    const { there, client } = server()
    const [one, other] = [page(client).kept, page(client).kept]
    await Promise.all([one.read(), other.read()])
    one.put(named('Byron'))
    await one.flush()
    other.put(named('Lovelace'))
    await other.flush()
    expect([there.content, other.offer?.content, other.isKept]).toEqual([
      ...[asText(named('Byron')), asText(named('Byron')), false],
    ])
    expect(other.takeUp()).toBe(false)
    await other.discard()
    expect([there.content, other.isKept]).toEqual([asText(named('Lovelace')), true])
  })
  it('is not told as another page’s where the answer to keeping it was lost', async () => {
    const { there, client } = server()
    const { kept } = page(client)
    await kept.read()
    there.mute = true
    kept.put(named('Byron'))
    await kept.flush()
    expect(kept.isKept).toBe(false)
    there.mute = false
    kept.put(named('Byrons'))
    await kept.flush()
    await kept.flush()
    expect([kept.offer, kept.isKept, there.content]).toEqual([null, true, asText(named('Byrons'))])
  })
  it('says that it is not kept without a connection, and is tried again', async () => {
    const { there, client } = server()
    const { kept, tasks } = page(client)
    await kept.read()
    there.down = true
    kept.put(named('Byron'))
    await kept.flush()
    expect([kept.isKept, kept.trouble?.kind, tasks.length]).toEqual([false, 'offline', 1])
  })
  it('names what a save leaves once for each thing kept, so that a save sent again is the same', async () => {
    const { client } = server()
    const { kept } = page(client)
    await kept.read()
    expect(kept.leaving).toBeNull()
    kept.put(named('Byron'))
    await kept.flush()
    const { leaving } = kept
    expect([leaving?.content, kept.leaving]).toEqual([null, leaving])
    kept.stored(leaving, false, null)
    expect([kept.typed, kept.isKept, kept.leaving?.after]).toEqual([null, null, [leaving?.revision]])
  })
  it('of a format that this page does not know is not taken up', () => {
    expect([fromText('{"format":2}'), fromText('no text'), fromText('{"format":1,"drafts":{},"others":[]}')]).toEqual([
      ...[null, null, null],
    ])
    expect(fromText(asText(named('Byron')) ?? '')).toEqual(named('Byron'))
    expect(asText(fresh)).toBeNull()
  })
})
