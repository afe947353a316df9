import { describe, expect, it } from 'vitest'
import { readEntry, rowsOf } from '../../../../core/chart/kinds/read.ts'
import { KIND_NAMES } from '../../../../core/chart/kinds/index.ts'
import { FORM_WORDS } from '../../../../core/words/en/fields.ts'
import { issuesInWords, problemWords } from '../../../../core/words/en/problems.ts'
import { fieldAsked } from '../../../../core/words/field-words.ts'

/** What an entry is refused for at one field, in words. */
function refusedAt(kind: string, field: string, value: unknown): string {
  const read = readEntry({ kind, day: '2026-11-20', [field]: value })
  const issues = read.ok ? [] : issuesInWords(read.problems)
  return issues.find(({ at }) => at === field)?.problem ?? ''
}
const CHOICES = KIND_NAMES.flatMap((kind) =>
  rowsOf(kind).flatMap(([name, field]) => (field.type === 'choice' ? [[kind, name, field] as const] : [])),
)

describe('the words of a refusal', () => {
  it.each(CHOICES)(
    'of a %s call each choice of %s as its form does, and offer none that only actions write',
    (kind, name, field) => {
      const said = refusedAt(kind, name, 'no such word')
      const { wordOf } = fieldAsked(FORM_WORDS, kind, name, {})
      const acted = 'byAction' in field ? (field.byAction ?? []) : []
      for (const word of field.words) {
        if (!acted.includes(word)) expect(said).toContain(wordOf(word))
        if (wordOf(word) !== word) expect(said).not.toMatch(new RegExp(`[:,] ${word}\\b`))
      }
      for (const word of acted) expect(said).not.toMatch(new RegExp(`\\b${wordOf(word)}(,|$)| or ${wordOf(word)}$`))
      expect(said).not.toMatch(/\bnull\b|\btrue\b|no such word/)
    },
  )
  it('name what nothing is called, and the last choice with "or"', () => {
    expect(refusedAt('c-ssrs', 'behaviour', undefined)).toBe(
      'Say when there was suicidal behaviour: Never, Over 3 months ago, Within 3 months or Not asked',
    )
    expect(refusedAt('safety', 'finding', 'x')).toBe(problemWords({ code: 'found-needed', args: {} }))
  })
  it('write days as pages do, with the year where it is another one', () => {
    const words = (code: string, args: object) => problemWords({ code, args: { ...args, today: '2026-11-26' } })
    expect(words('day-in-future', {})).toBe('This day is in the future; today is 26 Nov at the clinic')
    expect(words('day-before-episode', { began: '2025-10-01' })).toContain('(1 Oct 2025)')
    expect(words('check-day-late', { within: 7, latest: '2026-12-03' })).toContain('by 3 Dec at the latest')
    expect(words('check-day-past', { from: '2026-11-26' })).toBe(
      'The check day has passed. Choose a day from 26 Nov, which is today, on',
    )
    expect(words('check-day-past', { from: '2026-11-20' })).toBe(
      'The check day has passed. Choose a day from 20 Nov on',
    )
  })
  it('ask for nothing worse than the worst finding', () => {
    const tooLow = (proposed: string) => problemWords({ code: 'finding-too-low', args: { proposed } })
    expect(tooLow('high')).toMatch(/^These answers are high: confirm high\. /)
    expect(tooLow('moderate')).toContain('confirm moderate or choose worse')
  })
})
