import { describe, expect, it } from 'vitest'
import { loadConfig, logoutAddress, safeReturn } from '../../../../web/src/lib/session/config.ts'
import { homeOf, tabsOf } from '../../../../web/src/lib/session/home.ts'

const answering =
  (body: string, status = 200) =>
  () =>
    Promise.resolve(new Response(body, { status }))

describe('the settings of the site', () => {
  it('are taken when issuer, client and scope are there', async () => {
    const config = { issuer: 'https://id.example', clientId: 'web', scope: 'openid cairn/api' }
    expect(await loadConfig(answering(JSON.stringify(config)))).toEqual(config)
  })
  it('are refused with words when something is missing or they cannot be read', async () => {
    await expect(loadConfig(answering('{"issuer":"x"}'))).rejects.toThrow('incomplete')
    await expect(loadConfig(answering('', 404))).rejects.toThrow('404')
    for (const body of ['<!doctype html>', '', '{'])
      await expect(loadConfig(answering(body))).rejects.toThrow(
        /^The settings of this site could not be read: .*JSON\.$/,
      )
  })
  it('make the logout address of a provider that wants client_id and logout_uri', () => {
    const address = logoutAddress('https://login.example/logout', 'web', 'https://cairn.example/signed-out')
    expect(address).toBe(
      'https://login.example/logout?client_id=web&logout_uri=https%3A%2F%2Fcairn.example%2Fsigned-out',
    )
  })
})

describe('where sign-in returns to', () => {
  it.each(['/caseload/c1?show=everyone', '/', '/chart/e1'])('keeps the path %s of this site', (path) => {
    expect(safeReturn(path)).toBe(path)
  })
  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/signed-in?code=1',
    '',
    undefined,
    7,
    '/x[y]',
  ])('goes to the first page instead of %s', (path) => {
    expect(safeReturn(path)).toBe('/')
  })
})

describe('the pages of a role', () => {
  it.each([
    ['care-manager', 'caseload'],
    ['consultant', 'caseload'],
    ['administrator', 'access'],
    ['payer', 'plan'],
  ] as const)('start a %s at %s', (role, home) => {
    expect(homeOf({ roles: [role] })).toBe(home)
  })
  it('show a person with two roles each page once', () => {
    expect(tabsOf({ roles: ['administrator', 'care-manager'] })).toEqual(['caseload', 'access', 'settings'])
  })
  it('never show a payer a patient page', () => {
    expect(tabsOf({ roles: ['payer'] })).toEqual(['plan'])
  })
  it('are none without a role', () => {
    expect(homeOf({ roles: [] })).toBeNull()
  })
})
