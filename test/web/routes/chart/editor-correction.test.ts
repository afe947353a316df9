import { beforeAll, describe, expect, it } from 'vitest'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import { newDraft, typed } from '../../../../web/src/lib/forms/draft.ts'
import { chartPage, OneChart, opened, TODAY } from './at-hand.ts'

let page: Awaited<ReturnType<typeof chartPage>>
beforeAll(async () => (page = await chartPage()))

describe('a form that sends something else than what is typed in it', () => {
  const api = () => new OneChart()
  const missing = [{ at: 'why', problem: 'Say why' }]
  async function correction(reason: string, chart = api()) {
    const draft = typed(newDraft('referral', TODAY), { from: 'Dr Oyelaran' })
    const { editor } = await opened(
      page,
      {
        typed: () => ({ form: 'correction', of: 'referred', correction: { draft, way: 'replace', reason } }),
        lacks: () => (reason ? [] : missing),
        named: (at) => (at === 'entries.0.reason' ? 'entries.0.why' : at),
      },
      chart,
    )
    page.drafts.of('e1').corrections = { referred: { draft, way: 'replace', reason } }
    return { editor, chart }
  }
  it('is held until nothing is missing, which is said once saving was tried', async () => {
    const { editor, chart } = await correction('')
    expect(editor.lacking).toEqual([])
    expect(await editor.save()).toBe(false)
    expect([editor.lacking, chart.sent]).toEqual([missing, []])
  })
  it('sends it as what takes the place, and finds what was refused under the name it has there', async () => {
    const { editor, chart } = await correction('Another practice')
    const saved = editor.save()
    expect(chart.sent[0]?.body.entries).toMatchObject([
      { kind: 'correction', corrects: 'referred', day: TODAY, replacement: { from: 'Dr Oyelaran' } },
    ])
    const issues = ['entries.0.reason', 'entries.0.replacement.from'].map((at) => ({ at, problem: 'No' }))
    chart.answers({ ok: false, trouble: trouble('not-possible', 'No', { issues }) })
    await saved
    expect(editor.problemsOf(0).map(({ at }) => at)).toEqual(['why', 'from'])
  })
})
