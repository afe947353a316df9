import { availableParallelism } from 'node:os'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'
import { insistOnPinnedNode } from './test/support/pinned-node.ts'

// Here rather than in a setup file: this is read first, by npm test and by a hand-typed npx vitest alike.
insistOnPinnedNode()

/** What is done once before a project's first test. */
const SETUP: Readonly<Record<string, readonly string[]>> = {
  infra: ['test/support/folder-of-run.ts'],
  web: ['test/support/web-types.ts'],
  e2e: ['test/support/folder-of-run.ts', 'test/support/e2e-product.ts'],
}

/** One project per layer: `npm test -- --project core` runs the laws alone, in seconds. */
export default defineConfig({
  test: {
    // Three workers on two cores: some of them always wait for engines, browsers and processes of their own. A share of more than all
    // cores ('150%') would be cut to them.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    sequence: { sequencer: LongestFirst },
    projects: ['core', 'functions', 'infra', 'web', 'e2e'].map((name) => ({
      // A component is compiled where a test draws it.
      plugins: name === 'web' ? [svelte({ configFile: false })] : [],
      test: {
        name,
        // Rules keep nothing outside themselves; functions, assemblies and pages get all they use handed: no file needs a world of its own.
        isolate: false,
        // Node reads these sources as they are, in the product too; pages alone are compiled for the test that draws them.
        experimental: { viteModuleRunner: name === 'web' },
        // Lines of the functions' own log would bury the tests; the test that reads them asks for them.
        env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
        globalSetup: [...(SETUP[name] ?? [])],
        include: [`test/${name}/**/*.test.ts`],
        // Tests that go through every case take seconds, and several times that on a busy machine.
        testTimeout: 60_000,
        hookTimeout: 120_000,
        // What comes soon is waited for, and how soon is no test's business: a second is short on a busy machine.
        expect: { poll: { timeout: 30_000 } },
      },
    })),
  },
})
