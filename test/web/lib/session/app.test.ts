import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../../../core/contract/index.ts'
import { startAssembly, type Assembly } from '../../../../infra/local/assembly.ts'
import { throughPages } from '../../../../infra/machine/sign-in.ts'
import { newDraft, typed } from '../../../../web/src/lib/forms/draft.ts'
import { drafts } from '../../../../web/src/routes/chart/[episodeId]/drafts.svelte.ts'
import { App } from '../../../../web/src/lib/session/app.svelte.ts'
import { joinTabs } from '../../../../web/src/lib/session/tabs.ts'
import { temporaryFolder, writeTinyAssembly } from '../../../support/tiny-assembly.ts'
import { surroundings, type Watched } from './surroundings.ts'

const session = {
  ...{ sub: 'kerensa-aldous', name: 'Kerensa Aldous', title: 'Care manager', roles: ['care-manager'], clinics: [] },
  ...{ plan: null, demo: true },
} as unknown as Session
const answering = (status: number, body: object): string =>
  `export const handler = async () => ({ statusCode: ${status}, headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(body))} })`

const dir = temporaryFolder()
const template = writeTinyAssembly({
  functions: {
    Session: { source: answering(200, session) },
    Other: { source: answering(401, { kind: 'not-signed-in' }) },
  },
  routes: { 'GET /api/session': { function: 'Session' }, 'GET /api/refused/session': { function: 'Other' } },
})
let assembly: Assembly
beforeAll(async () => (assembly = await startAssembly({ dir, template, port: 0, authPort: 0 })))
afterAll(async () => {
  await assembly.stop()
  for (const folder of [dir, template]) rmSync(folder, { recursive: true, force: true })
})

/** Every page here is a tab of one browser, and what is typed is in the memory of all of them: those of a test end with it. */
const tabs: App[] = []
afterEach(async () => {
  drafts.clear()
  for (const app of tabs.splice(0)) if (app.session) await app.signOut()
})

/** The running page in a browser that stands at /; `api` is where its calls go. */
function opened(api = '/api', config: object | null = {}): { app: App; around: Watched } {
  const { clientId } = assembly.plan.client
  const settings = config && { issuer: assembly.issuer, clientId, scope: 'openid cairn/api', ...config }
  const around = surroundings(assembly.url, async (path, init) =>
    path === '/config.json'
      ? new Response(JSON.stringify(settings), { status: settings ? 200 : 404 })
      : fetch(`${assembly.url}${String(path).replace('/api', api)}`, init),
  )
  const app = new App(around)
  tabs.push(app)
  return { app, around }
}
async function signedIn(api = '/api') {
  const { app, around } = opened(api)
  await app.start('/caseload')
  around.here = await throughPages(around.went[0] ?? '', 'kerensa-aldous')
  const to = await app.finishSignIn()
  await app.start(to ?? '')
  return { app, around, to }
}

describe('the running page', () => {
  it('leaves for the provider where nobody is signed in, and shows nothing meanwhile', async () => {
    const { app, around } = opened()
    await app.start('/caseload')
    expect([app.phase, app.session, around.went.length]).toEqual(['away', null, 1])
    expect(() => app.client).toThrow('before sign-in')
  })
  it('is ready for who came back, and goes on where they were going', async () => {
    const { app, to } = await signedIn()
    expect([to, app.phase, app.session?.name]).toEqual(['/caseload', 'ready', 'Kerensa Aldous'])
    expect((await app.client.call('session')).ok).toBe(true)
  })
  it('asks to sign in again where the API takes no token', async () => {
    const { app } = await signedIn('/api/refused')
    expect([app.phase, app.session]).toEqual(['ended', null])
  })
  it.each([
    ['the settings are not there', null, '404'],
    ['the settings are incomplete', { scope: '' }, 'incomplete'],
    ['the sign-in service does not answer', { issuer: 'http://127.0.0.1:9' }, 'does not answer'],
  ])('says what is wrong where %s, and that nothing was lost', async (_, config, said) => {
    const { app } = opened('/api', config)
    await app.start('/')
    expect([app.phase, app.trouble?.detail]).toEqual(['failed', expect.stringContaining(said)])
    expect(app.trouble?.detail).toContain('Nothing was lost')
  })
  it('says why a sign-in could not be ended', async () => {
    const { app } = opened()
    expect(await app.finishSignIn()).toBeNull()
    expect([app.phase, app.trouble?.detail]).toEqual(['failed', expect.stringContaining('not begun in this tab')])
  })
  it('takes everything off the screen on signing out, in every tab', async () => {
    const [here, there] = [await signedIn(), await signedIn()]
    drafts.of('e1').list = [newDraft('contact', '2026-11-26')]
    await here.app.signOut()
    expect(here.app.wasTypedLost()).toBe(false)
    expect([here.app.phase, here.app.session, drafts.of('e1').list]).toEqual(['away', null, []])
    expect(() => here.app.client).toThrow()
    await expect.poll(() => there.app.phase).toBe('away')
    expect([there.app.session, there.around.went.at(-1)]).toEqual([null, '/signed-out'])
  })
})

describe('something typed and not saved', () => {
  const called = typed(newDraft('contact', '2026-11-26'), { note: 'Called' })
  /** Other tabs have had their time to answer. */
  const timeIsUp = ({ waiting }: Watched): void => {
    for (const { task, delay } of waiting) if (delay < 1000) task()
  }
  it('in another tab is told to who is about to sign out, and nothing is where nothing is typed', async () => {
    const [here] = [await signedIn(), await signedIn()]
    drafts.of('e1').list = [called]
    expect(await here.app.isUnsavedElsewhere()).toBe(true)
    drafts.clear()
    const asked = here.app.isUnsavedElsewhere()
    timeIsUp(here.around)
    expect(await asked).toBe(false)
  })
  it('goes with the sign-in, in the tab that signs out and in the others, which say so once', async () => {
    const here = await signedIn()
    drafts.of('e1').list = [called]
    await here.app.signOut()
    expect([drafts.isUnkept, here.app.wasTypedLost(), here.app.wasTypedLost()]).toEqual([false, true, false])
    const there = await signedIn()
    drafts.of('e1').list = [called]
    const other = joinTabs(() => undefined)
    other.tell('signed-out')
    await expect.poll(() => there.app.phase).toBe('away')
    other.close()
    expect([drafts.isUnkept, there.app.wasTypedLost(), there.app.wasTypedLost()]).toEqual([false, true, false])
    expect([here, there].flatMap(({ around }) => [...around.kept.values()])).toEqual([])
  })
  it('holds the page, out of sight, once the sign-in has ended; without it nothing is shown any more', async () => {
    const { app } = await signedIn()
    expect(app.isOpen).toBe(true)
    app.phase = 'ended'
    expect(app.isOpen).toBe(false)
    drafts.of('e1').list = [called]
    expect(app.isOpen).toBe(true)
    await app.signOut()
    expect(app.isOpen).toBe(false)
  })
  it('is forgotten as lost by who signs in again', async () => {
    const { app, around } = await signedIn()
    around.kept.set('cairn.typed-lost', 'yes')
    await app.start('/caseload')
    expect(app.wasTypedLost()).toBe(false)
  })
})
