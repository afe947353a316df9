import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signInAs } from '../support/browser.ts'
import { CLINICS, url } from '../support/product.ts'
import { violations } from '../support/violations.ts'

const clinic = CLINICS.settings
let browser: Browser
beforeAll(async () => (browser = await openBrowser()))
afterAll(() => browser.close())

test('law 11: an administrator changes a setting: sees what it would change, saves with a reason, and then who, when and why', async () => {
  const { page, faults } = await signInAs(browser, url, 'Odalys Brenneke')
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Safety', exact: true }).waitFor()
  await page.getByRole('combobox', { name: 'Clinic' }).selectOption(clinic.name)
  await page.waitForURL(`**/settings/${clinic.id}`)
  const row = page.getByRole('group', { name: 'A score is stale after' })
  await row.getByText('35 days', { exact: true }).waitFor()
  // By keyboard: the field has the focus once it is there, and Enter asks what would change.
  await row.getByRole('button', { name: 'Change' }).press('Enter')
  await page.keyboard.type('21')
  await page.keyboard.press('Enter')
  const preview = page.getByRole('region', { name: 'What would change today' })
  await preview.getByRole('row', { name: /^Score stale/ }).waitFor()
  expect(await preview.innerText()).toMatch(/"Needs review" holds \d+ (person|people) now and would hold \d+/)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Say in a few words why').waitFor()
  await page.getByLabel('Reason').fill('We measure every two weeks')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved: 1 setting from today on').waitFor()
  expect(await row.innerText()).toMatch(/21 days\s+since .*, Odalys Brenneke: We measure every two weeks/)

  // A contradiction is refused in its words, at the field, and what was typed stays.
  const safety = page.getByRole('group', { name: 'A safety answer is shown as old after' })
  await safety.getByRole('button', { name: 'Change' }).click()
  await safety.getByLabel('New value').fill('60')
  await page.getByRole('button', { name: 'See what would change' }).click()
  await safety.getByText('A safety answer counts as unknown from (safety-answer-late): 56 days').waitFor()
  expect(await safety.getByLabel('New value').inputValue()).toBe('60')
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
  // The browser's own lines about the two refusals, and nothing else.
  expect(faults.filter((fault) => !/status of (400|422)/.test(fault))).toEqual([])
  await page.context().close()
})

test('a care manager comes to the settings by the help of the keys, and reads them', async () => {
  const { id, careManager } = CLINICS.pages
  const { page, faults } = await signInAs(browser, url, careManager, { path: `/caseload/${id}` })
  await page.getByRole('row').nth(2).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByRole('link', { name: 'settings' }).click()
  await page.getByRole('group', { name: 'A score is stale after' }).waitFor()
  expect(await page.getByRole('button', { name: /^Change:/ }).count()).toBe(0)
  expect(await page.getByText('An administrator of the clinic can change them').count()).toBe(1)
  expect(faults).toEqual([])
  await page.context().close()
})
