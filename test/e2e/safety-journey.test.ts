import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { NewEntry } from '../../core/chart/entry.ts'
import type { CaseloadRow, Chart, Recorded } from '../../core/contract/index.ts'
import { addDays } from '../../core/day.ts'
import { queryAll } from '../../functions/store/client.ts'
import { chartKeys } from '../../functions/store/keys.ts'
import { browserOfFile } from '../support/browser-of-file.ts'
import { signInAs } from '../support/browser.ts'
import { call, caseloadOf, CLINICS, openStore, tables, url } from '../support/product.ts'
import { violations } from '../support/violations.ts'

const clinic = CLINICS.safety
/** Where to put pictures of each step, for whoever wants to look at them; none without it. */
const shots = process.env['CAIRN_SHOTS']
if (shots) mkdirSync(shots, { recursive: true })
const browser = await browserOfFile()

/** The hand-over as it would stand had its check day passed: nobody can wait for that in a test. */
async function letCheckDayPass(episodeId: string): Promise<void> {
  const client = openStore()
  const table = tables['Charts'] ?? ''
  const items = await queryAll(client, table, chartKeys.chart(episodeId))
  for (const item of items.filter((one) => 'entry' in one)) {
    const entry = JSON.parse(String(item['entry'])) as { fact: NewEntry }
    const fact = entry.fact.kind === 'correction' ? entry.fact.replacement : entry.fact
    if (fact?.kind !== 'hand-over') continue
    fact.checkDay = addDays(fact.day, -1)
    await client.send(new PutCommand({ TableName: table, Item: { ...item, entry: JSON.stringify(entry) } }))
  }
  // The row is folded anew with the next thing that is recorded.
  const { episode, today } = (await call<Chart>(clinic.careManager, `/api/episodes/${episodeId}`)).json
  await call<Recorded>(clinic.careManager, `/api/episodes/${episodeId}/entries`, {
    version: episode.version,
    entries: [{ kind: 'contact', day: today, outcome: 'attempted', mode: 'phone' }],
  })
}

describe('a person in danger', () => {
  let person: CaseloadRow
  let care: Page
  let consult: Page
  /** The person's line in the consultant's list, read anew, and its rank; null where it is in another view. */
  const inList = async (step: string): Promise<{ text: string; rank: number } | null> => {
    await consult.goto(`${url}/caseload/${clinic.id}`)
    await consult.getByRole('row').nth(2).waitFor()
    if (shots) await consult.screenshot({ path: join(shots, `${step}-list.png`) })
    const row = consult.getByRole('row').filter({ hasText: person.mrn })
    if ((await row.count()) === 0) return null
    return { text: await row.innerText(), rank: Number((await row.getByRole('cell').first().innerText()).trim()) }
  }
  const picture = async (page: Page, step: string) => {
    if (shots) await page.screenshot({ path: join(shots, `${step}.png`), fullPage: true })
  }
  const step = (page: Page, name: string) =>
    page
      .getByRole('group', { name: 'Record about safety' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click()
  const saveForm = async (page: Page, name: string) => {
    const form = page.getByRole('form', { name })
    await form.getByRole('button', { name: 'Save' }).click()
    await form.waitFor({ state: 'detached' })
  }
  const panel = (page: Page) => page.locator('section', { has: page.locator('#safety') })

  beforeAll(async () => {
    const { rows } = await caseloadOf(clinic)
    const found = rows.find((row) => row.stage === 'in-treatment' && row.safety === null && row.group === 8)
    if (!found) throw new Error('The demo network has nobody in treatment without a safety item')
    person = found
    care = (await signInAs(browser, url, clinic.careManager, { path: `/chart/${person.episodeId}` })).page
    consult = (await signInAs(browser, url, 'Ines Rautavaara')).page
  })

  test('item 9 = 3 is typed, and stands among the first of the consultant', async () => {
    expect(await inList('0')).toBeNull()
    await care.locator('[data-item="0"]').waitFor()
    await care.locator('[data-item="0"]').focus()
    for (const digit of '222222223') await care.keyboard.press(digit)
    await care.keyboard.press('Control+Enter')
    await care.getByText(/A safety item is open below/).waitFor()
    await care.getByRole('heading', { name: 'Safety open: not assessed' }).waitFor()
    await picture(care, '1-typed')
    const listed = await inList('1')
    expect(listed?.text).toMatch(/Item 9 (rose 0 → 3 on|is 3 since)/)
    expect(listed?.rank).toBeLessThan(6)
  })
  test('assessed as high, it is first', async () => {
    await step(care, 'Risk assessment')
    const form = care.getByRole('form', { name: 'Risk assessment' })
    await form.getByLabel('Asked with').fill('C-SSRS')
    await form.getByLabel('High').check()
    await form.getByLabel('What was done').fill('Intent and a plan. Stays on the line')
    await step(care, 'C-SSRS screener')
    const screener = care.getByRole('form', { name: 'C-SSRS screener' })
    expect(await screener.getByLabel('What was done').inputValue()).toBe('Intent and a plan. Stays on the line')
    await step(care, 'Risk assessment')
    expect(await form.getByLabel('High').isChecked()).toBe(true)
    expect(await form.getByLabel('What was done').inputValue()).toBe('Intent and a plan. Stays on the line')
    await picture(care, '2-form')
    expect(await violations(care)).toEqual([])
    await saveForm(care, 'Risk assessment')
    await care.getByRole('heading', { name: 'Safety open: risk is high' }).waitFor()
    const listed = await inList('2')
    expect(listed?.text).toContain('Risk assessed')
    expect(listed?.text).toContain('high')
    expect(listed?.rank).toBeLessThanOrEqual(2)
  })
  test('low by the same person on the same day does not take it back', async () => {
    await step(care, 'Risk assessment')
    const form = care.getByRole('form', { name: 'Risk assessment' })
    await form.getByLabel('Low').check()
    await form.getByText(/The high finding of .* stays open: the same person cannot lower it/).waitFor()
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Write what was asked with').first().waitFor()
    await form.getByLabel('Asked with').fill('C-SSRS')
    await saveForm(care, 'Risk assessment')
    await care.getByText(/A safety item is open below/).waitFor()
    await expect.poll(() => panel(care).innerText()).toContain('last assessed')
    expect(await care.getByRole('heading', { name: 'Safety open: risk is high' }).count()).toBe(1)
  })
  test('handed over to somebody by name, it is a quiet line', async () => {
    await step(care, 'Hand over or admit')
    const form = care.getByRole('form', { name: 'Hand over or admit' })
    await form.getByLabel('Service or hospital').fill('Tri-County Crisis Team')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Write the name of who accepted', { exact: true }).waitFor()
    await expect.poll(() => form.getByLabel('Accepted by').evaluate((field) => field.matches(':focus'))).toBe(true)
    await form.getByLabel('Accepted by').fill('J. Rivera')
    await saveForm(care, 'Hand over or admit')
    await care.getByRole('heading', { name: 'Safety: with another service' }).waitFor()
    await picture(care, '3-handed-over')
    await expect.poll(() => panel(care).innerText()).toContain('to Tri-County Crisis Team, accepted by J. Rivera')
    await care
      .getByRole('button', { name: /^Correct Handed over/ })
      .first()
      .click()
    const correction = care.locator('form', { has: care.getByRole('button', { name: 'Save correction' }) })
    await correction.getByLabel('Accepted by').fill('Jo Rivera')
    await correction.getByLabel('Why').fill('The name in full')
    await picture(care, '3-correction')
    await correction.getByRole('button', { name: 'Save correction' }).click()
    await correction.waitFor({ state: 'detached' })
    await expect.poll(() => panel(care).innerText()).toContain('accepted by Jo Rivera')
    const managed = panel(care).getByRole('button', { name: 'Managed', exact: true })
    expect(await managed.getAttribute('aria-disabled')).toBe('true')
    expect(await managed.evaluate((button) => button.ariaDescribedByElements?.[0]?.textContent)).toContain(
      'A high finding is not managed',
    )
    const row = (await caseloadOf(clinic)).rows.find(({ episodeId }) => episodeId === person.episodeId)
    // Not among those in danger; where else depends on what their scores say besides.
    expect(row?.safety).toMatchObject({ state: 'elsewhere', class: null })
    expect(row?.group).toBeGreaterThan(1)
    await inList('3')
  })
  test('once its check day has passed without word, it is high again and says so', async () => {
    await letCheckDayPass(person.episodeId)
    const listed = await inList('4')
    expect(listed?.text).toMatch(/high, handed over .* not checked since/)
    expect(listed?.rank).toBeLessThanOrEqual(2)
  })
  test('a later low by another person settles it', async () => {
    await consult.goto(`${url}/chart/${person.episodeId}`)
    await consult.getByRole('heading', { name: 'Safety open: risk is high' }).waitFor()
    await picture(consult, '5-consultant')
    await step(consult, 'Risk assessment')
    const form = consult.getByRole('form', { name: 'Risk assessment' })
    expect(await form.getByLabel('Assessed by').inputValue()).toBe('Ines Rautavaara')
    await form.getByLabel('Asked with').fill('C-SSRS')
    await form.getByLabel('Low').check()
    await form.getByText('Low settles the item in this save.').waitFor()
    await saveForm(consult, 'Risk assessment')
    await consult.getByRole('heading', { name: 'Safety: settled' }).waitFor()
    await picture(consult, '6-settled')
    const row = (await caseloadOf(clinic)).rows.find(({ episodeId }) => episodeId === person.episodeId)
    expect(row?.group).toBeGreaterThan(1)
    expect((await inList('6'))?.text ?? '').not.toContain('not checked since')
  })
})

test('a closed episode with an open item stands above the list, and its page takes what is still to be recorded', async () => {
  const { closedOpen } = await caseloadOf(clinic)
  const [closed] = closedOpen
  if (!closed) throw new Error('The demo network has nobody who is closed with safety open')
  const { page, faults } = await signInAs(browser, url, clinic.careManager, {
    width: 390,
    height: 844,
    dark: true,
  })
  await page.getByRole('heading', { name: /Closed, safety open/ }).waitFor()
  if (shots) await page.screenshot({ path: join(shots, '7-closed-390-dark.png') })
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  await page.goto(`${url}/chart/${closed.episodeId}`)
  await page.getByRole('heading', { name: /Safety open/ }).waitFor()
  await page.getByRole('button', { name: 'C-SSRS screener' }).click()
  const form = page.getByRole('form', { name: 'C-SSRS screener' })
  await form
    .getByRole('group', { name: /1\. Wish/ })
    .getByLabel('Yes')
    .check()
  await form.getByText('These answers are low').waitFor()
  if (shots) await page.screenshot({ path: join(shots, '8-screener-390-dark.png'), fullPage: true })
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  await form.getByRole('group', { name: 'You confirm: risk is' }).getByLabel('Low').check()
  await form.getByText('Low needs the whole screener: ask questions 2, 3, 4, 5, 6 too').waitFor()
  await form
    .getByRole('group', { name: /2\. Suicidal/ })
    .getByLabel('No', { exact: true })
    .check()
  await form.getByText('ask question 6 too').waitFor()
  await form
    .getByRole('group', { name: /6\. Suicidal/ })
    .getByLabel('Never')
    .check()
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Safety: settled' }).waitFor()
  expect((await caseloadOf(clinic)).closedOpen.map(({ episodeId }) => episodeId)).not.toContain(closed.episodeId)
  expect(faults).toEqual([])
})
