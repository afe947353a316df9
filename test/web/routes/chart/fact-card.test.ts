import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import FactCard from '../../../../web/src/routes/chart/[episodeId]/person/FactCard.svelte'
import { textOf } from './drawn.ts'
import { makeEntry } from './entries.ts'

test.each([
  ['America/Chicago', '22 Nov 2026, 23:30'],
  ['Pacific/Auckland', '23 Nov 2026, 18:30'],
])('the history of a person says when something was recorded by the clock of the clinic, in %s', (zone, at) => {
  const identity = { kind: 'identity', day: '2026-11-22', given: 'Noor', family: 'Halvery', birthDate: null } as const
  const card = render(FactCard, {
    props: {
      ...{ hand: { zone, today: '2026-11-23' } as never, title: 'Name', kind: 'identity', now: identity },
      ...{ superseded: {}, nameOf: (_: string, id: string) => id, change: 'Change', barred: '' },
      entries: [makeEntry('a', identity as never, { instant: '2026-11-23T05:30:00Z' })],
    },
  })
  expect(textOf(card.body)).toContain(at)
})
