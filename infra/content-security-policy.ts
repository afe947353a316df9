import { createHash } from 'node:crypto'

/** Origins a page may talk to besides its own. */
export interface Origins {
  /** Address under which discovery and keys of the identity provider are read, ending in a slash. */
  readonly issuer: string
  /** Where tokens are exchanged and people sign in and out. */
  readonly hostedUi: string
}

/** Hashes, as CSP writes them, of what the page holds inline: `<script>` without src, or `<style>`. */
export function inlineHashes(html: string, tag: 'script' | 'style'): string[] {
  const elements = html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'gi'))
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  return [...new Set([...elements].map(([, text = '']) => hash(text)))].sort()
}

/** The site's Content-Security-Policy: nothing but its own files, its API and the identity provider. */
export function contentSecurityPolicy(html: string, { issuer, hostedUi }: Origins): string {
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...inlineHashes(html, 'script')],
    'style-src': ["'self'", ...inlineHashes(html, 'style')],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", issuer, hostedUi],
    'manifest-src': ["'self'"],
    'form-action': ["'self'", hostedUi],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
