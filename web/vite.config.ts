import adapter from '@sveltejs/adapter-static'
import { sveltekit } from '@sveltejs/kit/vite'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

/**
 * Kit's route announcer hides itself with a style attribute, which `style-src 'self'` blocks (and reports). The attribute is
 * taken out here and `#svelte-announcer` is hidden in app.css instead. Fails the build if Kit changes, so that the policy never loosens in silence.
 */
const announcerWithoutInlineStyle: Plugin = {
  name: 'cairn:announcer-without-inline-style',
  enforce: 'pre',
  transform(code, id) {
    if (!id.split('?')[0]?.endsWith('/runtime/components/root.svelte')) return null
    const stripped = code.replace(/\n\s*style="position: absolute[^"]*"/, '')
    if (stripped === code) this.error("Kit's announcer has changed: look at root.svelte and mend web/vite.config.ts")
    return { code: stripped, map: null }
  },
}

/** What most pages load, by folder: what pages and the shell share, and what they are made of. */
const OF_EVERY_PAGE =
  /\/web\/src\/lib\/(parts|shell|text|api|session|theme|caseload)\/|\/core\/(day|calendar|result|id|contract)|node_modules\/(svelte|@sveltejs|esm-env|clsx)\//
/** Of these folders what neither the shell nor a list draws: forms, figures and words that come with what asks for them. */
const LATER =
  /\/lib\/(parts\/(Choice|Field|Info|MetricInfo|UnreadNotice|described)|text\/(groups|close-reason)|caseload\/(newer-words|open-safety))\./

/** Names a build by what it is made of: the same sources give the same site, byte for byte, and a changed one is noticed by open pages. */
function versionOfSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(['src/**/*.{ts,svelte,css,html}', '../core/**/*.ts', '../package-lock.json']).sort())
    hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

export default defineConfig({
  plugins: [
    announcerWithoutInlineStyle,
    // No `csp` here: the policy is a response header made from the hashes of the built page (docs/adr), and one place is enough.
    sveltekit({ adapter: adapter({ fallback: 'index.html' }), version: { name: versionOfSources() } }),
  ],
  build: {
    target: 'es2023',
    // These have light-dark() themselves. What is written in its place for older ones settles the theme at the root of the page, where a
    // chart that is drawn for paper could not ask for the other one.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      output: {
        // What most pages share is one file: a dozen small ones cost a request each, and three kilobytes more in all.
        codeSplitting: {
          groups: [
            // What Kit's start hands to the rest: alone, because what lies beside it would run before it has it. Kit's own version would
            // then be unknown, every look for a new one would find one, and an address that is no page would be loaded again for ever.
            { name: 'payload', test: /\/kit\/src\/runtime\/client\/payload\.js/, priority: 1 },
            {
              name: 'shared',
              test: (id) => OF_EVERY_PAGE.test(id) && !LATER.test(id),
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  // Pages import core/, which lies beside web/.
  server: { fs: { allow: ['..'] } },
})
