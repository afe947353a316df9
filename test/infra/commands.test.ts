import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
const { scripts } = read('package.json') as { scripts: Record<string, string> }

/** How a command of package.json is written. A step that only changes folder or runs other scripts needs no Node of ours. */
const STEP = /^(cd [\w/]+|npm run [\w:]+|sh (\.\.\/)?infra\/on-node \S.*)$/
const wrong = (script: string): string[] => script.split(/&&|\|\||[;|]/).filter((step) => !STEP.test(step.trim()))

it.each(Object.entries(scripts))('the command %s runs on the project’s own Node', (_name, script) => {
  expect(wrong(script), 'write it as "sh infra/on-node node infra/local/thing.ts" (docs/adr/0018)').toEqual([])
})

it('a command that forgets the launcher is found, alone or after another', () => {
  expect(wrong('node infra/local/thing.ts')).toEqual(['node infra/local/thing.ts'])
  expect(wrong('npm run build && cdk synth')).toEqual([' cdk synth'])
  expect(wrong('sh infra/on-node svelte-kit sync; vite build')).toEqual([' vite build'])
})

it('the CDK command line starts the app on it too, whoever calls it', () => {
  expect(read('cdk.json')).toMatchObject({ app: 'sh infra/on-node node infra/app.ts' })
})
