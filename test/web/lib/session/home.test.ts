import { describe, expect, it } from 'vitest'
import { ROUTES } from '../../../../core/contract/index.ts'
import { ROLES, type Role } from '../../../../core/contract/routes/route.ts'
import { homeOf, mayChart, tabsOf } from '../../../../web/src/lib/session/home.ts'

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
    expect(tabsOf(of('administrator', 'care-manager', 'consultant'))).toEqual(['caseload', 'access'])
    expect(homeOf(of('payer', 'administrator'))).toBe('access')
  })
  it('is a page whose figures the API gives that role, for every role', () => {
    const reads = { caseload: 'caseload', access: 'access', plan: 'releases' } as const
    for (const role of ROLES)
      for (const tab of tabsOf(of(role)))
        expect([role, tab, ROUTES[reads[tab]].roles.includes(role as never)]).toEqual([role, tab, true])
    for (const role of ROLES) expect(mayChart(of(role))).toBe(ROUTES.chart.roles.includes(role as never))
  })
})
