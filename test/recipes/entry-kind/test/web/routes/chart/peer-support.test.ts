import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { newDraft, toFact } from '../../../../web/src/lib/forms/draft.ts'
import { MORE } from '../../../../web/src/routes/chart/[episodeId]/record.ts'
import { factLine } from '../../../../web/src/routes/chart/[episodeId]/entries/words.ts'
import FactForm from '../../../../web/src/lib/forms/FactForm.svelte'

const today = '2026-11-23'
const draft = newDraft('peer-support', today, { topic: 'work', sessions: '2' })

describe('a session with a peer on the page of the chart', () => {
  it('is offered under More, and its form asks for its fields by their names', () => {
    expect(MORE.map(({ name }) => name)).toContain('Peer support')
    const { body } = render(FactForm, { props: { draft, today, problems: [] } })
    for (const label of ['What it was about', 'Parenting', 'Sessions so far', 'Next session'])
      expect(body).toContain(label)
  })
  it('is stated by its form, and read in one line', () => {
    const stated = toFact(draft)
    const fact = { kind: 'peer-support', day: today, topic: 'work', sessions: 2 } as const
    expect(stated).toEqual({ ok: true, fact })
    expect(factLine(fact, today)).toMatchObject({ what: 'Peer support', text: 'Work. 2 sessions so far' })
  })
})
