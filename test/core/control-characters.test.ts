import { describe, expect, it } from 'vitest'
import { hasControl, withoutControl } from '../../core/control-characters.ts'
import fc, { RUNS } from '../support/seeded.ts'

const pasted = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code)),
    fc.string(),
  ),
)

describe('a text that is typed or pasted', () => {
  it('holds no control character but tab and the ends of lines: each is a space', () => {
    expect(withoutControl('a\u000bb\u007fc\u0000d')).toBe('a b c d')
    expect(withoutControl('One\tline\r\nand\nanother')).toBe('One\tline\r\nand\nanother')
  })
  it('is otherwise as it was, whatever it says', () => {
    fc.assert(
      fc.property(pasted, (parts) => {
        const text = parts.join('')
        const clean = withoutControl(text)
        expect([hasControl(clean), clean.length]).toEqual([false, text.length])
        for (const [place, was] of text.split('').entries())
          expect(clean.charAt(place)).toBe(hasControl(was) ? ' ' : was)
        if (!hasControl(text)) expect(clean).toBe(text)
      }),
      { numRuns: RUNS },
    )
  })
})
