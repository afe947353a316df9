import { render } from 'svelte/server'
import { afterEach, expect, test, vi } from 'vitest'
import type { Client } from '../../../../web/src/lib/api/client.ts'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { everybody } from '../../../../web/src/lib/people/everybody.svelte.ts'
import { forgetKept } from '../../../../web/src/lib/session/kept.ts'
import Finder from '../../../../web/src/lib/shell/Finder.svelte'
import { stamp } from '../../../../web/src/lib/shell/stamp.svelte.ts'
import { instantText } from '../../../../web/src/lib/text/day.ts'
import { textOf } from '../../routes/chart/drawn.ts'

vi.mock('$app/paths', () => ({ resolve: (path: string) => path }))

const client = (value: object | null): Client =>
  ({
    call: () =>
      Promise.resolve(value ? { ok: true, value } : { ok: false, trouble: trouble('offline', 'No connection.') }),
  }) as never

afterEach(() => {
  stamp.current = null
  forgetKept()
})

test.each(['America/Chicago', 'Pacific/Auckland'])(
  'a list of people that could not be read again says of when it is by the clock of the clinic, in %s',
  async (zone) => {
    await everybody.readAnew(client({ asOf: 'x', patients: [], unread: [] }))
    await everybody.readAnew(client(null))
    const readAt = new Date(everybody.readAt ?? 0).toISOString()
    stamp.current = { asOf: readAt, readAt: 0, zone, again: () => undefined }
    const text = textOf(render(Finder, { props: { onClose: () => undefined } }).body)
    expect(text).toContain(`As read at ${instantText(readAt, zone).replaceAll('\u00a0', ' ')}`)
  },
)
