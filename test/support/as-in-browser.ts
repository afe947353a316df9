import { build, transform, type Plugin } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileModule } from 'svelte/compiler'

const SITE = join(import.meta.dirname, '../../web/src')
const STRIPPED = { tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } }, target: 'esnext' } as const

/** Modules with runes, compiled as for a browser. */
const runes: Plugin = {
  name: 'runes',
  setup(build) {
    build.onLoad({ filter: /\.svelte\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts', ...STRIPPED })
      return { contents: compileModule(code, { filename: path, generate: 'client' }).js.code, loader: 'js' }
    })
  },
}

/** What lets a test hold what a component would: effects live within it until it is left. */
export interface Held {
  /** Runs something as the set-up of a component; answers what unmounts it. */
  readonly within: (setUp: () => void) => () => void
  /** Within a set-up: runs at first, and again whenever what it read has changed. */
  readonly watch: (effect: () => void) => void
  /** Runs the effects of what was changed. */
  readonly flushSync: () => void
}

/**
 * Modules of web/src, by their paths there, as a browser runs them: what they derive is kept and their effects run, which a test that
 * imports them as a server would never sees. Together in one bundle, so that they share what they share on a page. No document.
 */
export async function asInBrowser<Modules>(...paths: readonly string[]): Promise<Modules & Held> {
  const lines = [
    ...paths.map((path) => `export * from './${path}'`),
    `export { flushSync } from 'svelte'`,
    `export { effect_root as within, user_effect as watch } from 'svelte/internal/client'`,
  ]
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: SITE },
    ...{ bundle: true, write: false, format: 'esm', platform: 'browser', plugins: [runes] },
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as Modules & Held
}
