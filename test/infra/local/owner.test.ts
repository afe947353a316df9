import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '../../../infra/local/engine/dynoxide.ts'
import { FolderOwned, ownFolder, presentOwner } from '../../../infra/local/owner.ts'
import { runScript, startScript } from '../../support/command.ts'
import { temporaryFolder } from '../../support/tiny-assembly.ts'

const OWNER = join(import.meta.dirname, '../../support/own-folder.ts')
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

interface Contender {
  readonly child: ChildProcess
  readonly says: string
}

/** Starts processes that take the folder all at once when every one of them is there, and waits for what each says. */
async function contend(dir: string, count: number): Promise<Contender[]> {
  const started = Array.from({ length: count }, () =>
    spawn(process.execPath, [OWNER, dir], { stdio: ['pipe', 'pipe', 'inherit'] }),
  )
  children.push(...started)
  const next = async (): Promise<string[]> =>
    Promise.all(started.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()))
  await next()
  const says = next()
  for (const { stdin } of started) stdin.write('now')
  return (await says).map((said, i) => ({ child: started[i]!, says: said }))
}

async function kill(contender: Contender | undefined): Promise<void> {
  if (!contender) return
  const { child } = contender
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

test('of six that take a folder in the same instant exactly one has it, and the others are told its process', async () => {
  const dir = temporaryFolder()
  // The second round is for the folder that a killed owner left.
  for (let round = 0; round < 2; round += 1) {
    const six = await contend(dir, 6)
    const winners = six.filter(({ says }) => says === 'mine')
    expect(winners).toHaveLength(1)
    for (const { says } of six.filter((one) => one !== winners[0]))
      expect(says).toContain(`npm start (process ${winners[0]?.child.pid}) is at work on ${dir}`)
    await kill(winners[0])
  }
})

test('one that was killed blocks nobody, a living one blocks everybody', async () => {
  const dir = temporaryFolder()
  const [first] = await contend(dir, 1)
  expect(first?.says).toBe('mine')
  await expect(ownFolder(dir, 'npm run reset')).rejects.toThrow(FolderOwned)
  expect(await presentOwner(dir)).toEqual({ command: 'npm start', pid: first?.child.pid })
  await kill(first)
  expect(await presentOwner(dir)).toBeUndefined()
  const release = await ownFolder(dir, 'npm run reset')
  release()
})

test('the process id of a dead owner that lives again under it means nothing', async () => {
  const dir = temporaryFolder()
  await kill((await contend(dir, 1))[0])
  // This test's own process has the id now.
  writeFileSync(join(dir, 'owner.json'), JSON.stringify({ command: 'npm start', pid: process.pid }))
  const release = await ownFolder(dir, 'npm start')
  await expect(ownFolder(dir, 'npm start')).rejects.toThrow(FolderOwned)
  release()
  expect(existsSync(join(dir, 'owner.json'))).toBe(false)
})

test('a folder that holds what is not ours is not taken, so that no reset can delete it', async () => {
  const dir = temporaryFolder()
  mkdirSync(join(dir, 'letters'))
  await expect(ownFolder(dir, 'npm start')).rejects.toThrow("holds files that are not Cairn's")
  const { code } = await runScript('reset', [], { env: { CAIRN_DIR: dir } })
  expect([code, existsSync(join(dir, 'letters'))]).toEqual([1, true])
})

test('of two starts in the same instant one is ready; reset and seed keep away while it starts; kill -9 frees it', async () => {
  const dir = temporaryFolder()
  const circumstances = async () => ({
    env: { CAIRN_DIR: dir, PORT: String(await freePort()), AUTH_PORT: String(await freePort()) },
  })
  const both = [startScript('start', [], await circumstances()), startScript('start', [], await circumstances())]
  try {
    const [loser, ended] = await Promise.race(both.map(async (one) => [one, await one.ended] as const))
    expect(ended.code).toBe(0)
    expect(ended.stderr).toMatch(
      /^Cairn is already starting on this data \(process \d+\): wait until it says that it is ready\.\n$/,
    )
    for (const name of ['reset', 'seed']) {
      const refused = await runScript(name, [], { env: { CAIRN_DIR: dir } })
      expect(refused.code).toBe(1)
      expect(refused.stderr).toMatch(/at work on|runs or starts on this data already/)
    }
    const winner = both.find((one) => one !== loser)
    await winner?.says(/is ready at/)
    winner?.signal('SIGKILL')
    await winner?.ended
    const reset = await runScript('reset', [], { env: { CAIRN_DIR: dir } })
    expect([reset.code, reset.stderr]).toEqual([0, ''])
  } finally {
    for (const one of both) one.signal('SIGKILL')
  }
}, 180_000)
