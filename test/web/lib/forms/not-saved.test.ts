import { render } from 'svelte/server'
import { describe, expect, it, test } from 'vitest'
import { trouble, type TroubleKind } from '../../../../web/src/lib/api/trouble.ts'
import type { Editor } from '../../../../web/src/routes/chart/[episodeId]/save/editor.svelte.ts'
import SaveTrouble from '../../../../web/src/routes/chart/[episodeId]/save/SaveTrouble.svelte'
import { notSavedTitle, refusedAloud } from '../../../../web/src/lib/forms/not-saved.ts'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { draftOf, newDraft, typed } from '../../../../web/src/lib/forms/draft.ts'
import { textOf } from '../../routes/chart/drawn.ts'

test.each([
  ['not-possible', 'This cannot be recorded as it is'],
  ['bad-request', 'This cannot be recorded as it is'],
  ['unreadable', 'Nothing can be recorded in this chart now'],
  ['offline', 'Not saved: no connection'],
  ['too-many', 'Not saved: too many requests'],
  ['busy', 'Not saved'],
] as const satisfies readonly (readonly [TroubleKind, string])[])(
  'over a save that failed as %s stands "%s"',
  (kind, title) => expect(notSavedTitle(trouble(kind, 'It did not work.'), false)).toBe(title),
)
test.each([
  ['offline', 'It may have been saved: no connection'],
  ['unexpected', 'It may have been saved'],
] as const)('over a save of which nobody knows what became, after %s, stands "%s"', (kind, title) =>
  expect(notSavedTitle(trouble(kind, 'It did not work.'), true)).toBe(title),
)

describe('the box under a form', () => {
  const issues = [
    { at: 'entries.0.minutes', problem: 'At most 600' },
    { at: 'episode', problem: 'The episode is closed' },
  ]
  const failed = { state: 'failed', saving: false, unheard: [], before: [], problems: [], trouble: null }
  const box = (now: object) => {
    const editor = { ...failed, ...now } as unknown as Editor
    return textOf(render(SaveTrouble, { props: { editor, now: [], today: '2026-11-23' } }).body)
  }
  const refused = trouble('not-possible', 'It did not work.', { issues })
  it('that was refused says what no field shows, and nothing twice, and promises nothing of sending it again', () => {
    const said = box({ trouble: refused, problems: [{ at: 'minutes', problem: 'At most 600' }] })
    expect(said).toContain('The episode is closed')
    expect(said).not.toContain('At most 600')
    expect(said).not.toContain('Saving again')
    expect(box({ trouble: refused })).toContain('At most 600')
    const both = issues.map(({ problem }) => ({ at: 'x', problem }))
    expect(box({ trouble: refused, problems: both })).toContain('What has to be changed is said at each field')
  })
  it('that was not taken now may be saved again', () => {
    expect(box({ trouble: trouble('too-many', 'Wait a moment.') })).toContain('Saving again is safe')
  })
  const call = typed(newDraft('contact', '2026-11-23', { outcome: 'completed', mode: 'phone' }), { note: 'Sleeps' })
  const unheard = [{ from: { form: 'record', drafts: [call] } }]
  it('of which nobody knows what became says what was sent, also to who comes back, and not while it is on its way', () => {
    for (const said of [
      box({ state: 'idle', unheard }),
      box({ trouble: trouble('timed-out', 'No answer.'), unheard }),
    ]) {
      expect(said).toContain('It may have been saved')
      expect(said).toContain('Phone, reached: Sleeps')
    }
    expect(box({ state: 'idle', unheard, saving: true }).trim()).toBe('')
  })
  it('says beside that what refuses what is typed now: a press of Save is never without an answer', () => {
    const said = box({ trouble: refused, unheard })
    expect(said).toContain('It may have been saved')
    expect(said).toContain('The episode is closed')
  })
  it('of an entry that was to be struck out names it', () => {
    const call: ClinicalFact = {
      work: [],
      kind: 'contact',
      day: '2026-11-20',
      outcome: 'completed',
      mode: 'phone',
      note: 'Sleeps',
    }
    const correction = { draft: draftOf(call), way: 'strike', reason: 'Twice' }
    const struck = [{ from: { form: 'correction', of: 'n1', correction } }]
    expect(box({ state: 'idle', unheard: struck })).toContain('Strike out Phone, reached: Sleeps')
  })
})

describe('what is said aloud when a form refuses a save', () => {
  const problems = ['This is needed', 'At most 27', 'Still to come'].map((problem, i) => ({
    at: `field-${i}`,
    problem,
  }))
  it('is the first thing to mend, and how many more there are', () => {
    expect(refusedAloud(problems.slice(0, 1))).toBe('Not saved: This is needed')
    expect(refusedAloud(problems)).toBe('Not saved: This is needed. 2 more things to mend')
  })
  it('is nothing where no field is wrong: what came between says itself', () => {
    expect(refusedAloud([])).toBe('')
  })
})
