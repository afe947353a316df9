import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inputsHash } from '../../../../infra/local/build/inputs.ts'
import { temporaryFolder } from '../../../support/tiny-assembly.ts'

function aTree(): string {
  const root = temporaryFolder()
  for (const folder of ['core', 'functions', 'infra/local', 'infra/demo', 'infra/operate', 'web/src', 'test'])
    mkdirSync(join(root, folder), { recursive: true })
  for (const file of [
    'core/day.ts',
    'functions/api.ts',
    'infra/app.ts',
    'infra/local/start.ts',
    'web/src/app.html',
    'package-lock.json',
  ]) {
    writeFileSync(join(root, file), file)
  }
  return root
}

test('the same files in another place have the same hash', () => {
  const root = aTree()
  const copy = temporaryFolder()
  cpSync(root, copy, { recursive: true })
  expect(inputsHash(copy)).toBe(inputsHash(root))
})

test.each(['core/day.ts', 'functions/api.ts', 'infra/app.ts', 'web/src/app.html', 'package-lock.json', 'core/new.ts'])(
  'a change to %s asks for a new build',
  (file) => {
    const root = aTree()
    const before = inputsHash(root)
    writeFileSync(join(root, file), 'changed')
    expect(inputsHash(root)).not.toBe(before)
  },
)

test('what only runs the assembly, fills it or asks it something does not', () => {
  const root = aTree()
  const before = inputsHash(root)
  writeFileSync(join(root, 'infra/local/start.ts'), 'changed')
  writeFileSync(join(root, 'infra/demo/people.ts'), 'changed')
  writeFileSync(join(root, 'infra/operate/member.ts'), 'changed')
  writeFileSync(join(root, 'test/new.test.ts'), 'changed')
  expect(inputsHash(root)).toBe(before)
})
