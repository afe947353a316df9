import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../../web/src/lib/api/client.ts'
import { trouble, type TroubleKind } from '../../../../web/src/lib/api/trouble.ts'
import { OneSave } from '../../../../web/src/lib/forms/one-save.svelte.ts'

type Told = { readonly id: string }
const met = (kind: TroubleKind): Answer<Told> => ({ ok: false, trouble: trouble(kind, '') })

/** A server that stores a save once by its key, and answers as the test says. */
function server(answers: readonly ('lost' | 'heard' | TroubleKind)[]) {
  const stored = new Map<string, string>()
  const sent: { readonly body: string; readonly key: string }[] = []
  const save = new OneSave<string, Told>((body, key) => {
    const answer = answers[sent.length] ?? 'heard'
    sent.push({ body, key })
    if (answer === 'heard' || answer === 'lost') stored.set(key, stored.get(key) ?? body)
    const value = { id: stored.get(key) ?? '' }
    return Promise.resolve(answer === 'heard' ? { ok: true, value } : met(answer === 'lost' ? 'timed-out' : answer))
  })
  return { save, sent, stored }
}

describe('a save that is stored once', () => {
  it('asks again under the same operation id after a lost answer', async () => {
    const { save, sent, stored } = server(['lost'])
    expect(await save.save('Ada')).toBeNull()
    expect(save.isUnheard).toBe(true)
    expect(await save.save('Ada')).toMatchObject({ isOfBefore: false, value: { id: 'Ada' } })
    expect([new Set(sent.map(({ key }) => key)).size, stored.size, save.isUnheard]).toEqual([1, 1, false])
  })

  it('finds out what became of the first try before it sends anything else, and stores no second one', async () => {
    const { save, stored } = server(['lost'])
    await save.save('Ada')
    expect(await save.save('Ada B.')).toMatchObject({ isOfBefore: true, body: 'Ada', value: { id: 'Ada' } })
    expect([...stored.values()]).toEqual(['Ada'])
  })

  it('sends what stands there now once it is known that the first try stored nothing', async () => {
    const { save, stored } = server(['offline', 'not-possible', 'heard'])
    await save.save('Ada')
    expect(await save.save('Ada B.')).toMatchObject({ isOfBefore: false, value: { id: 'Ada B.' } })
    expect([...stored.values()]).toEqual(['Ada B.'])
  })

  it('sends nothing else while nobody knows what became of the first try', async () => {
    const { save, sent } = server(['lost', 'offline'])
    await save.save('Ada')
    expect(await save.save('Ada B.')).toBeNull()
    expect(sent.map(({ body }) => body)).toEqual(['Ada', 'Ada'])
  })

  it('begins anew after a refusal, which stored nothing', async () => {
    const { save, sent } = server(['not-possible'])
    await save.save('Ada')
    expect([save.isUnheard, save.trouble?.kind]).toEqual([false, 'not-possible'])
    await save.save('Ada')
    expect(new Set(sent.map(({ key }) => key)).size).toBe(2)
  })

  it('takes no second press while it runs', async () => {
    const { save, sent } = server([])
    await Promise.all([save.save('Ada'), save.save('Ada')])
    expect(sent).toHaveLength(1)
  })
})
