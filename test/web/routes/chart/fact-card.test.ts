import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import FactCard from '../../../../web/src/routes/chart/[episodeId]/person/FactCard.svelte'
import { textOf } from './drawn.ts'
import { makeEntry } from './entries.ts'

const identity = { kind: 'identity', day: '2026-11-22', given: 'Noor', family: 'Halvery', birthDate: null } as const
const drawn = (zone: string, more: object): string =>
  textOf(
    render(FactCard, {
      props: {
        ...{ hand: { zone, today: '2026-11-23' } as never, title: 'Name', kind: 'identity', now: identity },
        ...{ superseded: {}, nameOf: (_: string, id: string) => id, change: 'Change', barred: '' },
        entries: [makeEntry('a', identity as never, { instant: '2026-11-23T05:30:00Z', ...more })],
      },
    }).body,
  )

test.each([
  ['America/Chicago', '22 Nov 2026, 23:30'],
  ['Pacific/Auckland', '23 Nov 2026, 18:30'],
])('the history of a person says when something was recorded by the clock of the clinic, in %s', (zone, at) => {
  expect(drawn(zone, {})).toContain(at)
})

test('what an earlier release knew is said of nobody who changed something else, and from no day on', () => {
  const text = drawn('America/Chicago', { former: true })
  expect(text).toMatch(/Before 22.Nov/)
  expect(text).toContain('Known before changes were kept with their history.')
  expect(text).not.toMatch(/Recorded by|From 22/)
})
