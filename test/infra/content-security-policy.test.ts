import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, inlineHashes } from '../../infra/content-security-policy.ts'

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('inlineHashes', () => {
  it('hashes the text of a script exactly, with its blanks and line ends', () => {
    expect(inlineHashes('<body><script>\n\tlet a = 1\n</script></body>', 'script')).toEqual([sha256('\n\tlet a = 1\n')])
  })

  it('reads scripts with other attributes and leaves out those that are files', () => {
    const html = '<script type="module" data-src="no">one()</script><script type="module" src="/two.js"></script>'
    expect(inlineHashes(html, 'script')).toEqual([sha256('one()')])
  })

  it('keeps each hash once and in one order, so that the same page gives the same template', () => {
    const a = '<script>a</script>'
    const b = '<script>b</script>'
    expect(inlineHashes(a + b + a, 'script')).toEqual(inlineHashes(b + a, 'script'))
    expect(inlineHashes(a + b + a, 'script')).toHaveLength(2)
  })

  it('finds nothing on a page that holds nothing inline', () => {
    expect(inlineHashes('<link rel="stylesheet" href="/a.css">', 'style')).toEqual([])
  })
})

describe('contentSecurityPolicy', () => {
  const origins = { issuer: 'https://issuer.example/pool/', hostedUi: 'https://sign-in.example' }

  it('allows inline style by hash where the page has some', () => {
    expect(contentSecurityPolicy('<style>b{}</style>', origins)).toContain(`style-src 'self' ${sha256('b{}')};`)
  })

  it('never allows what is unsafe, or any origin at all', () => {
    expect(contentSecurityPolicy('<script>a()</script>', origins)).not.toMatch(
      /unsafe-|\*|(?<!img-src 'self' )data:|blob:|http:/,
    )
  })
})
