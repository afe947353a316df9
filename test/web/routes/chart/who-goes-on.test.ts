import { describe, expect, it } from 'vitest'
import type { Person } from '../../../../core/contract/index.ts'
import type { Answer, Client } from '../../../../web/src/lib/api/client.ts'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { whoGoesOn } from '../../../../web/src/routes/chart/[episodeId]/who-goes-on.ts'

describe('whose chart goes on', () => {
  const into: { readonly [id: string]: string | null } = { first: 'second', second: 'third', third: null }
  const client = {
    call: (_: string, { params }: { params: { patientId: string } }): Promise<Answer<Person>> => {
      const { patientId } = params
      const mergedInto = into[patientId]
      return Promise.resolve(
        mergedInto === undefined
          ? { ok: false, trouble: trouble('offline', 'No connection.') }
          : { ok: true, value: { patientId, mergedInto } as Person },
      )
    },
  } as unknown as Client
  const asked = (patientId: string) => whoGoesOn(client, patientId, new AbortController().signal)

  it('is their own where they were never entered twice, and the last one where they were merged more than once', async () => {
    expect(await asked('third')).toMatchObject({ value: { patientId: 'third' } })
    expect(await asked('first')).toMatchObject({ value: { patientId: 'third' } })
  })
  it('is not told where it could not be read', async () => {
    expect(await asked('nobody')).toMatchObject({ ok: false, trouble: { kind: 'offline' } })
  })
})
