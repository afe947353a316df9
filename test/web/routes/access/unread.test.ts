import { describe, expect, it } from 'vitest'
import { accessUnread, lacksPeople } from '../../../../web/src/routes/access/unread.ts'

const all = (words: { title: string; lines: readonly string[] } | null) =>
  [words?.title, ...(words?.lines ?? [])].join(' ')

describe('the access figures', () => {
  it('say nothing where all could be read', () => {
    expect(accessUnread({ blocks: 0, rebuilding: 0, people: 0, clinics: 0, settings: 0 })).toBeNull()
  })
  it('say who is in none of them, each cause with its number', () => {
    const words = all(accessUnread({ blocks: 1, rebuilding: 2, people: 3, clinics: 5, settings: 4 }))
    expect(words).toMatch(/do not hold everybody.*1 month of a clinic could not be read/)
    expect(words).toMatch(
      /5 clinics could not be read in the list of the network.*2 months of clinics are being rebuilt.*3 people could not be counted.*4 settings/,
    )
  })
  it('do not say that people are missing where only a setting is', () => {
    const gaps = { blocks: 0, rebuilding: 0, people: 0, clinics: 0, settings: 1 }
    expect(accessUnread(gaps)?.title).toBe('1 clinic setting could not be read')
    expect(lacksPeople(gaps)).toBe(false)
    expect(lacksPeople({ ...gaps, rebuilding: 1 })).toBe(true)
  })
})
