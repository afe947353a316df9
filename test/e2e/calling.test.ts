import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caseload, Person } from '../../core/contract/index.ts'
import { openBrowser, signInAs } from '../support/browser.ts'
import { call, CLINICS, url } from '../support/product.ts'
import { violations } from '../support/violations.ts'

const clinic = CLINICS.calling
let browser: Browser
beforeAll(async () => (browser = await openBrowser()))
afterAll(() => browser.close())

test('who calls one after another sees phone and safe time in the list, goes from chart to chart in its order, and comes back to the row', async () => {
  const list = (await call<Caseload>(clinic.careManager, `/api/clinics/${clinic.id}/caseload`)).json
  const first = list.rows.find(({ needsContact }) => needsContact)
  if (!first) throw new Error('Nobody needs contact')
  const { episode } = (
    await call<{ episode: { patientId: string } }>(clinic.careManager, `/api/episodes/${first.episodeId}`)
  ).json
  const path = `/api/patients/${episode.patientId}`
  const { version } = (await call<Person>(clinic.careManager, path)).json
  const details = { phone: '(206) 555-0142', callTimes: 'after 5 pm', messages: 'nothing' }
  const contact = { kind: 'contact-details', day: list.today, ...details }
  const told = await call(clinic.careManager, `${path}/entries`, { version, entries: [contact] })
  expect(told.status).toBe(200)

  const { page, faults } = await signInAs(browser, url, clinic.careManager, {
    path: `/caseload/${clinic.id}?show=needs-contact`,
  })
  await page.getByText('(206) 555-0142').first().waitFor()
  await page.getByText('safe to call: after 5 pm').first().waitFor()
  await page.getByText('leave no message').first().waitFor()
  expect(await violations(page)).toEqual([])

  await page.getByRole('link', { name: first.name, exact: true }).click()
  await page.getByText(/^\d+ of \d+ in the list$/).waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const before = page.url()

  await page.keyboard.press('j')
  await page.waitForURL((now) => now.href !== before && now.pathname.startsWith('/chart/'))
  expect(await violations(page)).toEqual([])
  const second = page.url().split('/').at(-1)
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await page.locator(`#row-${second} a:focus`).waitFor()

  await page.keyboard.press('/')
  await page.getByRole('searchbox', { name: /birth date or phone/ }).fill('555-0142')
  await page.getByRole('dialog').getByText('by telephone').first().waitFor()
  expect(await violations(page)).toEqual([])
  expect(faults).toEqual([])
})

test('a referral that is begun is kept: another page is offered it, and the list says that it is there', async () => {
  const one = await signInAs(browser, url, clinic.careManager, { path: `/refer/${clinic.id}` })
  await one.page.getByLabel('Family name').fill('Halfway')
  await one.page.getByText('Kept for you until it is sent').waitFor()
  const other = await signInAs(browser, url, clinic.careManager, { path: `/caseload/${clinic.id}` })
  await other.page.getByRole('link', { name: 'A referral is begun' }).click()
  await other.page.getByText('and did not send it').waitFor()
  expect(await violations(other.page)).toEqual([])

  await other.page.getByRole('button', { name: 'Go on with it' }).click()
  expect(await other.page.getByLabel('Family name').inputValue()).toBe('Halfway')
  await other.page.getByRole('button', { name: 'Begin anew' }).click()
  await other.page.getByRole('button', { name: 'Empty it for good' }).click()
  await other.page.waitForTimeout(1500)
  const list = (await call<Caseload>(clinic.careManager, `/api/clinics/${clinic.id}/caseload`)).json
  expect(list.referrals).toEqual([])
  expect([...one.faults, ...other.faults]).toEqual([])
})
