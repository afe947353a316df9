import { render } from 'svelte/server'
import { expect, it, vi } from 'vitest'
import { PAGES, tabsOf } from '../../../web/src/lib/session/home.ts'

vi.mock('$app/paths', () => ({ resolve: (path: string) => path }))
vi.mock('$app/state', () => ({ page: { route: { id: '/terms' } } }))

it('the page of terms is a tab of payers and of nobody else', () => {
  expect(tabsOf({ roles: ['payer'] })).toEqual(['plan', 'terms'])
  expect(tabsOf({ roles: ['care-manager', 'consultant', 'administrator'] })).not.toContain('terms')
  expect(PAGES.terms.name).toBe('Terms')
})
it('the tabs lead to it, and say where somebody is', async () => {
  const { default: Tabs } = await import('../../../web/src/lib/shell/Tabs.svelte')
  const { body } = render(Tabs, { props: { session: { roles: ['payer'] } as never } })
  expect(body).toMatch(/<a href="\/terms" aria-current="page"[^>]*>Terms<\/a>/)
})
it('it is drawn before its figures are there', async () => {
  const { default: Page } = await import('../../../web/src/routes/terms/+page.svelte')
  expect(render(Page).body).toContain('What the words of a release mean')
})
