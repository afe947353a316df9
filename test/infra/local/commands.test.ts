import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { ROOT } from '../../../infra/local/build/build.ts'
import { freePort } from '../../../infra/local/engine/dynoxide.ts'
import { runScript, SCRIPTS, startLine, startScript } from '../../support/command.ts'
import type { Ended, RunningCommand } from '../../support/command.ts'
import { seedFolder, seeding } from '../../support/seeded-store.ts'
import { temporaryFolder } from '../../support/tiny-assembly.ts'

/** Every script of package.json: words that are wrong for it, or whose words they are where not ours. */
const COMMANDS: Readonly<Record<string, readonly (readonly string[])[] | string>> = {
  start: [['--colour']],
  dev: [['--colour']],
  doctor: [['--colour']],
  reset: [['--colour']],
  seed: [['now']],
  import: [['a.json'], ['a.json', '--clinic', 'x', '--url', 'y']],
  member: [[], ['--sub', 'a', '--enable', '--disable']],
  network: [
    ...[[], ['--clinic'], ['--setting', 'acted-on=20'], ['--name', 'N', '--from', '2026-01-01']],
    ['--clinic', 'x', '--settings', '--setting', 'acted-on=20', '--from', '2199-01-01'],
    ['--clinic', 'x', '--settings', '--from', '2199-01-01'],
    ['--clinic', 'x', '--settings', '--payer-class', 'medicaid'],
  ],
  rebuild: [['--after', 'x']],
  token: [[], ['nobody']],
  openapi: [['--colour'], ['--roles']],
  build: [['--colour']],
  bench: [['--only', 'nothing']],
  'test:laws': [
    ['--runs', 'many'],
    ['--runs', '0'],
  ],
  'test:wrong': [['--law', 'no-such-law']],
  synth: 'cdk',
  test: 'vitest',
  check: 'npm',
  'build:web': 'vite',
  'check:types': 'tsc',
  'check:web': 'svelte-check',
  'check:lint': 'eslint',
  'check:format': 'prettier',
}
const OURS = Object.entries(COMMANDS).flatMap(([name, wrong]) => (typeof wrong === 'string' ? [] : [{ name, wrong }]))

const dir = temporaryFolder()
const env: Record<string, string> = { CAIRN_DIR: dir }
let product: RunningCommand
let seeded: Ended
let seededAgain: Ended
const run = (name: string, ...words: string[]) => runScript(name, words, { env })

beforeAll(async () => {
  env['PORT'] = String(await freePort())
  env['AUTH_PORT'] = String(await freePort())
  seeded = (await seeding(inject('folderOfRun'))).ended
  await seedFolder(dir, inject('folderOfRun'))
  seededAgain = await run('seed')
  product = startScript('start', [], { env })
  await product.says(/Ctrl-C stops it/)
}, 240_000)
afterAll(() => product?.signal('SIGKILL'))

/** One line on stderr that is a sentence, and nothing on stdout. */
function expectOneSentence({ stdout, stderr }: Ended): void {
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^[A-Z"/-][^\n]{10,400}\.\n$/)
}

test('every script of package.json is in this list', () => {
  expect(Object.keys(COMMANDS).sort()).toEqual(Object.keys(SCRIPTS).sort())
})

describe('help is on stdout, names the command and ends with 0', () => {
  test.each(OURS)('$name', async ({ name }) => {
    const { code, stdout, stderr } = await runScript(name, ['--help'], { env })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(new RegExp(`^npm (run )?(-s )?${name}`))
    expect(stdout.split('\n').length).toBeGreaterThan(3)
  })

  test('synth prints that of cdk', async () => {
    expect((await runScript('synth', ['--help'])).code).toBe(0)
  })
})

describe('wrong words end with 2 and one sentence on stderr', () => {
  test.each(OURS.flatMap(({ name, wrong }) => wrong.map((words) => ({ name, words }))))('$name $words', async (row) => {
    const ended = await runScript(row.name, row.words, { env })
    expect(ended.code).toBe(2)
    expectOneSentence(ended)
  })

  test.each([
    ['PORT', { PORT: 'abc' }, 'PORT is "abc"'],
    ['AUTH_PORT', { PORT: '6200', AUTH_PORT: '6200' }, 'give two different ones'],
  ])('a %s that cannot be', async (_, wrong, says) => {
    for (const name of ['start', 'doctor']) {
      const ended = await runScript(name, [], { env: { ...env, ...wrong } })
      expect(ended.code).toBe(2)
      expectOneSentence(ended)
      expect(ended.stderr).toContain(says)
    }
  })

  test.each([
    ['import', ['test/data/ecqm', '--clinic', 'nowhere'], '--clinic takes alder-street'],
    ['import', ['no/such/folder', '--clinic', 'alder-street'], 'no file or folder no/such/folder'],
    ['member', ['--sub', 'new-one', '--name', 'N', '--title', 'T', '--role', 'king'], 'no role king'],
    ['member', ['--sub', 'kerensa-aldous', '--clinics', 'nowhere'], 'no clinic nowhere'],
    ['member', ['--sub', 'tomas-eirunn', '--plan', 'nowhere'], 'no plan nowhere'],
    ['network', ['--clinic', 'new-clinic', '--name', 'N', '--zone', 'Nowhere/City'], 'no such time zone'],
    ['network', ['--clinic', 'alder-street', '--plan', 'x'], 'one at a time'],
    [
      'network',
      ['--clinic', 'alder-street', '--setting', 'acted-on=99', '--from', '2199-01-01'],
      '(acted-on): 7 to 56 days, not 99',
    ],
    ['network', ['--clinic', 'alder-street', '--setting', 'acted-on=20', '--from', '2020-01-01'], 'has passed'],
    ['rebuild', ['--clinic', 'nowhere'], 'no clinic nowhere'],
  ])('%s with what the running product does not know: %j', async (name, words, says) => {
    const ended = await run(name, ...words)
    expect(ended.code).toBe(2)
    expectOneSentence(ended)
    expect(ended.stderr).toContain(says)
  })
})

describe('what each does', () => {
  test('seed fills an empty store once, and refuses one that is not', () => {
    expect([seeded.code, seeded.stderr]).toEqual([0, ''])
    expect(seeded.stdout).toMatch(/Loading [\d,]+ items[^]*The demo network is ready/)
    expect(seededAgain.code).toBe(1)
    expect(seededAgain.stderr).toMatch(/^The store in .* is not empty, and nothing was changed: .*\n$/)
  })

  test('start serves the product with the seeded network, and says nothing but sentences', async () => {
    const page = await fetch(`http://localhost:${env['PORT']}/config.json`)
    expect(page.status).toBe(200)
    const said = await product.says(/is ready at/)
    expect(said).not.toMatch(/ {4}at |Warning|Error|Making/)
  })

  test('a second start says where the first is and ends with 0', async () => {
    const { code, stderr } = await run('start')
    expect([code, stderr]).toEqual([0, `Cairn is already running at http://localhost:${env['PORT']}.\n`])
    expect((await run('dev')).stderr).toContain(`already running at http://localhost:${env['PORT']}.`)
  })

  test('reset and seed leave a running product alone', async () => {
    for (const name of ['reset', 'seed']) {
      const ended = await run(name)
      expect(ended.code).toBe(1)
      expectOneSentence(ended)
      expect(ended.stderr).toContain('stop it first')
    }
    expect(existsSync(join(dir, 'dynamodb.db'))).toBe(true)
  })

  test('token prints a token and nothing else, through npm too', async () => {
    const { code, stdout, stderr } = await startLine('npm run -s token --', ['kerensa-aldous'], { env }).ended
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
  })

  test('openapi prints JSON and nothing else into a pipe, through npm too, and leaves docs/roles.md as it is', async () => {
    // Written elsewhere and compared: a command that wrote the page of the project would mend it for whoever runs this again.
    const page = join(temporaryFolder(), 'roles.md')
    const before = readFileSync(join(ROOT, 'docs/roles.md'), 'utf8')
    const { code, stdout, stderr } = await startLine(`npm run -s openapi -- --roles ${page} | cat`, []).ended
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) })
    expect(readFileSync(join(ROOT, 'docs/roles.md'), 'utf8')).toBe(before)
    expect(readFileSync(page, 'utf8')).toBe(before)
  })

  test('member adds an account, and says so when there is nothing to change', async () => {
    const words = ['--sub', 'new-one', '--name', 'New One', '--title', 'Care manager', '--role', 'care-manager']
    const added = await run('member', ...words, '--clinics', 'alder-street')
    expect([added.code, added.stderr]).toEqual([0, ''])
    expect(added.stdout).toContain('Added new-one')
    expect((await run('member', ...words, '--clinics', 'alder-street')).stdout).toContain('is so already')
  })

  test('rebuild folds the charts of a clinic and says what it found', async () => {
    const { code, stdout, stderr } = await run('rebuild', '--clinic', 'juniper')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^\d+ charts folded, \d+ blocks made\.\n {2}\d+ rows said what the chart says\n$/)
  })

  test('network adds a clinic', async () => {
    const { code, stdout } = await run(
      'network',
      '--clinic',
      'new-street',
      '--name',
      'New Street',
      '--zone',
      'America/Denver',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('Clinic new-street: New Street, America/Denver')
  })

  test('network chooses a setting of a clinic from a day on, and lists what holds', async () => {
    const words = ['--clinic', 'juniper', '--setting', 'acted-on=20', '--from', '2199-01-01']
    expect((await run('network', ...words)).stdout).toContain('juniper: acted-on = 20 from 2199-01-01')
    const { stdout } = await run('network', '--clinic', 'juniper', '--settings')
    expect(stdout).toContain('acted-on = 28, the default, then 20 from 2199-01-01 (default 28; 7 to 56 days;')
  })

  test('import brings patients in once', async () => {
    const words = ['test/data/ecqm/CMS159-boundary', '--clinic', 'alder-street']
    const first = await run('import', ...words)
    expect(first.code, first.stderr).toBe(0)
    expect(first.stdout).toMatch(/Patients {3}[1-9]\d* opened, 0 changed/)
    const again = await run('import', ...words)
    expect(again.code).toBe(0)
    expect(again.stdout).toMatch(/Patients {3}0 opened, 0 changed, [1-9]/)
  })

  test('import, token, member and network say at once that nothing runs', async () => {
    const nobody = { env: { CAIRN_DIR: temporaryFolder() } }
    const words = {
      import: ['test/data/ecqm', '--clinic', 'alder-street'],
      token: ['kerensa-aldous'],
      member: ['--sub', 'kerensa-aldous', '--disable'],
      network: ['--name', 'Other'],
    }
    for (const [name, given] of Object.entries(words)) {
      const ended = await runScript(name, given, nobody)
      expect(ended.code).toBe(1)
      expectOneSentence(ended)
      expect(ended.stderr).toContain('run npm start')
    }
    const elsewhere = ['test/data/ecqm', '--clinic', 'alder-street', '--url', 'http://localhost:9']
    const away = await runScript('import', elsewhere, { env: { ...env, CAIRN_TOKEN: 'x' } })
    expect([away.code, away.stderr.match(/^Nothing answers at http:\/\/localhost:9: /)?.length]).toEqual([1, 1])
  })

  test('doctor finds nothing to mend where the product runs', async () => {
    const { code, stdout } = await run('doctor')
    expect(stdout).toMatch(/^OK +Node /)
    expect(stdout).not.toContain('MEND')
    expect(code).toBe(0)
  })

  test('doctor and start name another engine where the embedded one has no build', async () => {
    const arm = "data:text/javascript,Object.defineProperty(process,'arch',{value:'arm64'})"
    const ports = { PORT: String(await freePort()), AUTH_PORT: String(await freePort()) }
    const given = { env: { ...ports, CAIRN_DIR: temporaryFolder(), NODE_OPTIONS: `--import "${arm}"` } }
    for (const name of ['doctor', 'start']) {
      const { code, stdout, stderr } = await runScript(name, [], given)
      expect(code).toBe(1)
      expect(stdout + stderr).toMatch(/no build for linux-arm64: start another .* AWS_ENDPOINT_URL_DYNAMODB/)
    }
  })

  test('Ctrl-C stops start with 0 and keeps everything; reset then leaves nothing but the lock', async () => {
    product.signal('SIGINT')
    const { stdout, stderr } = await product.ended
    expect(stderr).toBe('')
    expect(stdout).toContain('stopped. Everything is kept.')
    expect(existsSync(join(dir, 'dynamodb.db'))).toBe(true)
    const { code } = await run('reset')
    expect([code, readdirSync(dir)]).toEqual([0, ['owner.lock']])
  })
})
