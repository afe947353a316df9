import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Held {
  readonly payload: AdapterPayload
  readonly expires: number
}

/** Holds sign-ins in memory: after a restart people sign in again with one click. One store for all kinds of a provider. */
export function makeGrantStore(): (kind: string) => Adapter {
  const held = new Map<string, Held>()
  const live = (key: string): AdapterPayload | undefined => {
    const found = held.get(key)
    if (!found || found.expires > Date.now()) return found?.payload
    held.delete(key)
    return undefined
  }
  const forgetExpired = (): void => {
    for (const key of [...held.keys()]) live(key)
  }
  const where = (test: (payload: AdapterPayload) => boolean): string[] =>
    [...held].filter(([, { payload }]) => test(payload)).map(([key]) => key)

  return (kind) => ({
    upsert: async (id, payload, expiresIn) => {
      if (held.size % 500 === 499) forgetExpired()
      held.set(`${kind}:${id}`, { payload, expires: Date.now() + (expiresIn || 86_400) * 1000 })
    },
    find: async (id) => live(`${kind}:${id}`),
    findByUid: async (uid) => {
      const [key] = where((payload) => payload.uid === uid && payload.kind === kind)
      return key === undefined ? undefined : live(key)
    },
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = live(`${kind}:${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    destroy: async (id) => void held.delete(`${kind}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const key of where((payload) => payload.grantId === grantId)) held.delete(key)
    },
  })
}
