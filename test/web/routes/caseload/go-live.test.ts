import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { knownCaseload, type KnownCaseload } from '../../../../web/src/lib/caseload/known-row.ts'
import Above from '../../../../web/src/routes/caseload/[clinicId]/Above.svelte'
import { goLive } from '../../../../web/src/routes/caseload/[clinicId]/go-live.ts'
import { makeRow, openSafety } from '../../lib/caseload/row.ts'

const today = '2026-11-23'
const person = (episodeId: string, newest: string | null, imported = true) =>
  makeRow({ episodeId, name: `Person, ${episodeId}`, safety: openSafety({ newest, imported }) })
const caseload = (more: object): KnownCaseload =>
  knownCaseload({ ...{ rows: [], closedOpen: [], typed: [], unread: [], rebuilding: 0 }, ...more } as never)
const names = (html: string) => [...html.matchAll(/>(Person, \w+)</g)].map(([, name]) => name)

describe('law S8: the go-live list of a first import', () => {
  const rows = [
    person('old', '2025-01-04'),
    person('typed', '2026-11-20', false),
    person('new', '2026-11-02'),
    makeRow(),
  ]
  const closedOpen = [person('closed', '2026-06-01'), person('unknown', null)]
  it('holds whose item a first import opened, closed or not, the newest answer first, and nobody else', () => {
    expect(goLive(caseload({ rows, closedOpen })).map(({ episodeId }) => episodeId)).toEqual([
      'new',
      'closed',
      'old',
      'unknown',
    ])
  })
  it('stands above the caseload with the first of them, says how many there are, and is not there without any', () => {
    const many = Array.from({ length: 11 }, (_, i) => person(`p${i}`, `2026-11-${10 + i}`))
    const html = render(Above, {
      props: { caseload: caseload({ rows: many }), today, unknown: [], chartOf: String, referOf: String },
    }).body
    expect(names(html)).toEqual(['p10', 'p9', 'p8', 'p7', 'p6', 'p5', 'p4', 'p3'].map((id) => `Person, ${id}`))
    expect(html).toContain('Show all 11')
    expect(
      render(Above, {
        props: { caseload: caseload({ rows: [makeRow()] }), today, unknown: [], chartOf: String, referOf: String },
      }).body,
    ).not.toContain('import')
  })
})
