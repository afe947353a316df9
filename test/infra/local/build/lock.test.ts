import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withLock } from '../../../../infra/local/build/lock.ts'
import { temporaryFolder } from '../../../support/tiny-assembly.ts'

test('of several at once one works at a time, and all get their turn', async () => {
  const file = join(temporaryFolder(), 'lock')
  let inside = 0
  const most: number[] = []
  const work = async (): Promise<void> => {
    most.push(++inside)
    await sleep(20)
    inside -= 1
  }
  await Promise.all([1, 2, 3].map(() => withLock(file, work)))
  expect(most).toEqual([1, 1, 1])
  expect(existsSync(file)).toBe(false)
})

test('a lock is given back after a failure', async () => {
  const file = join(temporaryFolder(), 'lock')
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done')
})

test('one that a dead process left behind is taken over', async () => {
  const file = join(temporaryFolder(), 'lock')
  // Process ids stay far below this on every system.
  writeFileSync(file, '999999999')
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done')
})
