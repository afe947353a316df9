import { expect, test } from 'vitest'
import type { Settings } from '../../core/contract/index.ts'
import { browserOfFile } from '../support/browser-of-file.ts'
import { signInAs } from '../support/browser.ts'
import { call, CLINICS, url } from '../support/product.ts'
import { violations } from '../support/violations.ts'

const clinic = CLINICS.settings
const browser = await browserOfFile()

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
  // The button that was pressed is gone: the focus is on the head of its part, and not on nothing.
  await page.getByRole('heading', { name: 'Your change' }).and(page.locator(':focus')).waitFor()
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

test('law 11: what another administrator chose stays where a setting was only opened, and what is typed while a save runs is kept', async () => {
  const admin = 'Odalys Brenneke'
  const at = `/api/clinics/${clinic.id}/settings`
  const now = async () => (await call<Settings>(admin, at)).json
  const valueOf = async (of: string) => (await now()).rows.find(({ id }) => id === of)?.now
  const { page } = await signInAs(browser, url, admin, { path: `/settings/${clinic.id}` })
  const row = (name: string) => page.getByRole('group', { name })
  const opens = (name: string) => row(name).getByRole('button', { name: 'Change' }).click()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const checked = 'A hand-over or admission is checked within'
  await opens(checked)
  await opens('Attempts before "not reached"')
  await row('Attempts before').getByLabel('New value').fill('4')
  await page.getByLabel('Reason').fill('Four tries')
  await press('See what would change')
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
  const { revision, today } = await now()
  const other = { revision, settings: ['hand-over-check=8'], from: today, reason: 'Another' }
  expect((await call(admin, at, other)).status).toBe(200)
  await press('Save')
  await page.getByText('Settings were chosen meanwhile').waitFor()
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0)
  await press('Show what holds now')
  await row(checked).getByText('8 days', { exact: true }).first().waitFor()
  expect(await row(checked).getByLabel('New value').inputValue()).toBe('8')
  await press('See what would change')

  // The answer to the save waits until something else was typed.
  let release = (): void => undefined
  const held = new Promise<void>((done) => (release = done))
  await page.route(`**${at}`, async (route) => {
    await held
    await route.continue()
  })
  await press('Save')
  await opens('A case review or change is followed')
  await row('A case review or change is followed').getByLabel('New value').fill('21')
  await page.getByLabel('Reason').fill('Every three weeks')
  release()
  await page.getByText('Saved: 1 setting from today on').waitFor()
  await page.getByText('Not saved: what you changed after you pressed Save').waitFor()
  expect(await violations(page)).toEqual([])
  expect([await valueOf('hand-over-check'), await valueOf('not-reached-attempts')]).toEqual([8, 4])
  await press('See what would change')
  await press('Save')
  await page.getByText('Saved: 1 setting from today on').waitFor()
  expect([await valueOf('acted-on'), await page.getByText('Not saved: what you').count()]).toEqual([21, 0])
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
