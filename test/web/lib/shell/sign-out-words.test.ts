import { describe, expect, it } from 'vitest'
import { signOutQuestion } from '../../../../web/src/lib/shell/sign-out-words.ts'

describe('who signs out', () => {
  it('is asked about what is typed and not saved, and told where', () => {
    expect(signOutQuestion({ here: true, elsewhere: false })?.title).toBe('What you typed is not saved')
    expect(signOutQuestion({ here: true, elsewhere: true })?.title).toContain('here and in another tab')
    const elsewhere = signOutQuestion({ here: false, elsewhere: true })
    expect(elsewhere?.title).toBe('Something typed in another tab is not saved')
    expect(elsewhere?.text).toContain('leaves nothing behind in any tab')
  })
  it('is asked nothing where nothing would be lost', () => {
    expect(signOutQuestion({ here: false, elsewhere: false })).toBeNull()
  })
})
