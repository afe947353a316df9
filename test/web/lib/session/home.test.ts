import { describe, expect, it } from 'vitest'
import { ROUTES, type Session } from '../../../../core/contract/index.ts'
import { ROLES, type Role } from '../../../../core/contract/routes/route.ts'
import { clinicAtHand, homeOf, mayChart, PAGES, tabsOf } from '../../../../web/src/lib/session/home.ts'

const READS = {
  caseload: ROUTES.caseload,
  access: ROUTES.access,
  settings: ROUTES.chooseSettings,
  plan: ROUTES.releases,
}
const of = (...roles: Role[]) => ({ roles })

describe('where a person starts', () => {
  it.each([
    ['care-manager', 'caseload'],
    ['consultant', 'caseload'],
    ['administrator', 'access'],
    ['payer', 'plan'],
  ] as const)('%s: %s', (role, home) => {
    expect(homeOf(of(role))).toBe(home)
  })
  it('is nowhere without a role', () => {
    expect([homeOf(of()), tabsOf(of())]).toEqual([null, []])
  })
  it('is the first of all pages that several roles give, each once', () => {
    expect(tabsOf(of('administrator', 'care-manager', 'consultant'))).toEqual(['caseload', 'access', 'settings'])
    expect(homeOf(of('payer', 'administrator'))).toBe('access')
  })
  it('is a page whose figures the API gives that role, for every role, and no such page is left out', () => {
    for (const role of ROLES)
      for (const tab of ['caseload', 'access', 'settings', 'plan'] as const)
        expect([role, tab, tabsOf(of(role)).includes(tab)]).toEqual([
          role,
          tab,
          READS[tab].roles.includes(role as never),
        ])
    for (const role of ROLES) expect(mayChart(of(role))).toBe(ROUTES.chart.roles.includes(role as never))
  })
  it('bears a name of its own', () => {
    const names = Object.values(PAGES).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the clinic that somebody is led to', () => {
  const session = { clinics: [{ clinicId: 'alder' }, { clinicId: 'birch' }] } as unknown as Session
  it('is that of the last page, and another one once they are not in it any more', () => {
    expect(clinicAtHand(session, 'birch')).toBe('birch')
    expect([clinicAtHand(session, 'gone'), clinicAtHand(session, null)]).toEqual(['alder', 'alder'])
    expect(clinicAtHand({ clinics: [] }, 'gone')).toBeUndefined()
  })
})
