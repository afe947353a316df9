import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freePort } from '../../../infra/local/engine/dynoxide.ts'
import { plainly } from '../../../infra/local/faults.ts'
import { runScript, startLine } from '../../support/command.ts'
import type { Circumstances, RunningCommand } from '../../support/command.ts'
import { RUNNER } from '../../support/assembly-apart.ts'
import { temporaryFolder, writeTinyAssembly } from '../../support/tiny-assembly.ts'

/** A place of its own for mounts, which the kernel takes away with the process: as root, or as anybody where that is allowed. */
const UNSHARE = [
  ['unshare', '-m'],
  ['unshare', '-rm'],
].find(([program = '', ...args]) => spawnSync(program, [...args, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0)
const onDisk = (dir: string, options: string, more = ''): Circumstances => ({
  before: `mount -t tmpfs -o ${options} tmpfs '${dir}' && ${more}`,
  ...(UNSHARE ? { under: UNSHARE } : {}),
})
const start = async (CAIRN_DIR: string, given: Circumstances = {}) =>
  runScript('start', [], {
    ...given,
    env: { CAIRN_DIR, PORT: String(await freePort()), AUTH_PORT: String(await freePort()) },
  })

const one = (sentence: string) => ({ code: 1, stderr: `${sentence}\n` })

describe('a start says in one sentence what is wrong with its folder', () => {
  test('a file is in the way of it, or of one above it', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    for (const dir of [file, join(file, 'below')])
      expect(await start(dir)).toMatchObject(
        one(
          `${dir} cannot be a folder because a file is in the way: move that file, or name another folder in CAIRN_DIR.`,
        ),
      )
  })

  test('its store is no database', async () => {
    const dir = temporaryFolder()
    const file = join(dir, 'dynamodb.db')
    writeFileSync(file, 'It was a database once. '.repeat(400))
    const sentence = `The store ${file} is damaged and cannot be read: put a copy of it back, or delete it with npm run reset.`
    expect(await start(dir)).toMatchObject(one(sentence))
    const doctor = await runScript('doctor', [], { env: { CAIRN_DIR: dir } })
    expect(doctor.code).toBe(1)
    expect(doctor.stdout).toContain(sentence)
  })

  test('its store is damaged inside', async () => {
    const dir = temporaryFolder()
    const file = join(dir, 'dynamodb.db')
    writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8192, 7)]))
    const { code, stderr } = await start(dir)
    expect([code, stderr]).toEqual([1, expect.stringContaining(`The store ${file} is damaged and cannot be read`)])
  })

  test('its secrets are damaged: none are made anew, or no stored record number would be found', async () => {
    const dir = temporaryFolder()
    const file = join(dir, 'secrets.json')
    writeFileSync(file, '{"half')
    expect(await start(dir)).toMatchObject(
      one(`${file} is damaged: put a copy of it back, or start afresh with npm run reset.`),
    )
    expect(readFileSync(file, 'utf8')).toBe('{"half')
  })

  test('nothing answers where AWS_ENDPOINT_URL_DYNAMODB points', async () => {
    const env = { CAIRN_DIR: temporaryFolder(), PORT: String(await freePort()), AUTH_PORT: String(await freePort()) }
    const { code, stderr } = await runScript('start', [], {
      env: { ...env, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' },
    })
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^The database at http:\/\/127\.0\.0\.1:9, which .*\.\n$/),
    ])
  })

  test.skipIf(!UNSHARE)('its disk is mounted read-only', async () => {
    const dir = temporaryFolder()
    expect(await start(dir, onDisk(dir, 'ro'))).toMatchObject(
      one(`${dir} can only be read, not written: mount its disk for writing, or name another folder in CAIRN_DIR.`),
    )
  })

  test.skipIf(!UNSHARE)(
    'its disk is full before anything is stored, and when the demo network does not fit',
    async () => {
      const dir = temporaryFolder()
      const full = `The disk that holds ${dir} is full: free some space on it, or name another folder in CAIRN_DIR.`
      const filled = `dd if=/dev/zero of='${dir}/.filled' bs=4k 2>/dev/null; `
      expect(await start(dir, onDisk(dir, 'size=64k', filled))).toMatchObject(one(full))
      expect(await start(dir, onDisk(dir, 'size=12m'))).toMatchObject(one(full))
    },
  )

  test.each([
    ['EACCES', 'This account may not write in /data: give it the right to, or name another folder in CAIRN_DIR.'],
    ['EDQUOT', 'The disk that holds /data is full: free some space on it, or name another folder in CAIRN_DIR.'],
    ['EFBIG', 'A file in /data may not grow any more: raise the limit on file sizes (ulimit -f unlimited).'],
  ])('%s, deep inside another error', (code, sentence) => {
    const inner = Object.assign(new Error('no'), { code })
    expect(plainly(new Error('outer', { cause: inner }), '/data')).toMatchObject({ message: sentence })
  })
})

describe('a disk that fills up while the product runs', () => {
  const SOURCE = `export const handler = async () => { console.log('x'.repeat(9000)); return { statusCode: 200, body: 'ok' } }`
  const told = async (running: RunningCommand): Promise<{ url: string }> =>
    JSON.parse((await running.says(/^\{.*\}\n/)).split('\n')[0] ?? '') as { url: string }

  test.skipIf(!UNSHARE)('is said once, ends nothing, and is over when there is room again', async () => {
    const dir = temporaryFolder()
    const template = writeTinyAssembly({
      functions: { Fn: { source: SOURCE } },
      routes: { 'GET /api/x': { function: 'Fn', open: true } },
    })
    // The test cannot see into the process's own mounts: a loop in there fills and empties the disk on demand.
    const hand = temporaryFolder()
    const loop = `(while sleep 0.2; do if [ -e '${hand}/fill' ]; then dd if=/dev/zero of='${dir}/.filled' bs=4k 2>/dev/null; else rm -f '${dir}/.filled'; fi; done) & `
    const running = startLine(
      `exec '${process.execPath}' '${RUNNER}' '${dir}' '${template}'`,
      [],
      onDisk(dir, 'size=16m', loop),
    )
    try {
      const { url } = await told(running)
      const ask = async () => (await fetch(`${url}/api/x`)).status
      expect(await ask()).toBe(200)
      writeFileSync(join(hand, 'fill'), '')
      await running.says(/The disk that holds .* is full: .* Until then nothing new is saved\./)
      // Its log line cannot be written any more; the answer is given all the same.
      for (let i = 0; i < 5; i += 1) expect(await ask()).toBe(200)
      rmSync(join(hand, 'fill'))
      const said = await running.says(/has room again: Cairn saves as before\./)
      expect(said.match(/is full/g)).toHaveLength(1)
      expect(await ask()).toBe(200)
    } finally {
      running.signal('SIGKILL')
    }
  })
})

test('a reset makes room on a full disk', async (context) => {
  if (!UNSHARE) return context.skip()
  const dir = temporaryFolder()
  mkdirSync(join(dir, 'none'))
  const filled = `touch '${dir}/secrets.json' && dd if=/dev/zero of='${dir}/dynamodb.db' bs=4k 2>/dev/null; `
  const after = startLine(`sh -c 'node infra/local/reset.ts && ls -A ${dir}'`, [], {
    ...onDisk(dir, 'size=1m', filled),
    env: { CAIRN_DIR: dir },
  })
  const { code, stdout } = await after.ended
  expect([code, stdout.split('\n').at(-2)]).toEqual([0, 'owner.lock'])
  expect(existsSync(dir)).toBe(true)
})
