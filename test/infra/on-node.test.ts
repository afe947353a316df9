import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PINNED_NODE } from '../support/pinned-node.ts'

const ROOT = join(import.meta.dirname, '../..')
const run = promisify(execFile)
const PRINT_NODE = ['node', '-p', 'process.execPath']

/** A project of its own beside this one, in a folder whose name has a space: the launcher, the guard and no packages. */
let project: string
let launcher: string
beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'cairn on node ')))
  launcher = join(project, 'infra/on-node')
  for (const file of ['infra/on-node', 'infra/local/node-version.mjs']) cpSync(join(ROOT, file), join(project, file))
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

const packages = (path = ''): string => join(project, 'node_modules', path)
const binOfArch = `node-linux-${process.arch}/bin/node`

/** Puts the Node that runs this test in the place of the package. */
function installNode(): string {
  mkdirSync(dirname(packages(binOfArch)), { recursive: true })
  cpSync(process.execPath, packages(binOfArch))
  return packages(binOfArch)
}

/** The machine's PATH with the running Node first, as if it were the machine's own. */
const machine = { ...process.env, PATH: `${dirname(process.execPath)}:/usr/bin:/bin` }
const onNode = async (command: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) =>
  (await run('sh', [launcher, ...command], { cwd: project, env: machine, ...options })).stdout.trim()

/** Makes every Node started with it take itself for another version. */
function pretending(version: string): NodeJS.ProcessEnv {
  const file = packages('pretend.mjs')
  writeFileSync(
    file,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`,
  )
  return { ...machine, NODE_OPTIONS: `--import "${file}"` }
}

describe('a command of the project', () => {
  it('runs on the Node that npm ci brought, from any folder and with a space in its path', async () => {
    const own = installNode()
    expect(await onNode(PRINT_NODE)).toBe(own)
    mkdirSync(join(project, 'web'))
    const fromWeb = await run('sh', ['../infra/on-node', ...PRINT_NODE], { cwd: join(project, 'web'), env: machine })
    expect(fromWeb.stdout.trim()).toBe(own)
  })

  it('may be the bin of a package, which then runs on the same Node', async () => {
    const own = installNode()
    mkdirSync(packages('.bin'))
    writeFileSync(packages('tool.mjs'), '#!/usr/bin/env node\nconsole.log(process.execPath)\n', { mode: 0o755 })
    symlinkSync('../tool.mjs', packages('.bin/tool'))
    expect(await onNode(['tool'])).toBe(own)
  })

  it('gets its arguments as they were given', async () => {
    installNode()
    const given = ['a b', '', '$HOME', '*']
    expect(await onNode(['node', '-p', 'JSON.stringify(process.argv.slice(1))', '--', ...given])).toBe(
      JSON.stringify(given),
    )
  })

  it('ends as the command ends', async () => {
    installNode()
    await expect(onNode(['node', '-e', 'process.exit(7)'])).rejects.toMatchObject({ code: 7 })
  })
})

describe('without a Node of its own the project', () => {
  it('takes the machine’s, where that is new enough', async () => {
    mkdirSync(packages())
    expect(await onNode(PRINT_NODE)).toBe(process.execPath)
  })

  it('takes the machine’s also where its own is there and does not run', async () => {
    mkdirSync(dirname(packages(binOfArch)), { recursive: true })
    writeFileSync(packages(binOfArch), 'made for another kind of machine', { mode: 0o755 })
    expect(await onNode(PRINT_NODE)).toBe(process.execPath)
  })

  it.each(['20.20.2', '22.17.1'])('refuses Node %s in one line that says what to do', async (version) => {
    mkdirSync(packages())
    await expect(onNode(PRINT_NODE, { env: pretending(version) })).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        new RegExp(`^Cairn needs Node 22\\.18 or newer, and this is ${version}\\. .*npm ci.*\n$`),
      ),
    })
  })

  it.each(['22.18.0', '23.6.0', '26.0.0'])('accepts Node %s', async (version) => {
    mkdirSync(packages())
    expect(await onNode(PRINT_NODE, { env: pretending(version) })).toBe(process.execPath)
  })

  it('says that nothing is installed yet, rather than that a file is missing', async () => {
    await expect(onNode(PRINT_NODE)).rejects.toMatchObject({
      code: 1,
      stderr: `Cairn's packages are not installed in ${project}: run npm ci there first.\n`,
    })
  })
})

describe('the tests', () => {
  it('run on the Node that package.json pins, or at least on its major version', () => {
    expect(process.versions.node.split('.')[0]).toBe(PINNED_NODE.split('.')[0])
  })

  it('refuse another Node, typed by hand too, before one of them runs', async () => {
    mkdirSync(packages())
    const vitest = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'core', 'test/core/text.test.ts']
    const refused = run(process.execPath, vitest, { cwd: ROOT, env: pretending('22.20.0') })
    await expect(refused).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Cairn's tests run on Node 24, .* this is 22\.20\.0\. .*npm test.*\n$/),
    })
  })
})
