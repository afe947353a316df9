import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access } from '../../core/contract/index.ts'
import { ACCESS_METRICS } from '../../core/metrics/index.ts'
import type { Definition } from '../../core/metrics/metric.ts'
import { releasedRemission } from '../../core/metrics/released-remission.ts'
import { releasedResponse } from '../../core/metrics/released-response.ts'
import { openBrowser, signInAs, visit, type Watched } from '../support/browser.ts'
import { violations } from '../support/violations.ts'
import { call, caseloadOf, CLINICS, url } from '../support/product.ts'

const clinic = CLINICS.pages
let browser: Browser
let chart = ''

beforeAll(async () => {
  browser = await openBrowser()
  chart = (await caseloadOf(clinic)).rows[0]?.episodeId ?? ''
})
afterAll(() => browser.close())

const EMPTY_PERIOD = '/access?from=2010-01-01&to=2010-03-31'
/** Each page of each role, and what shows that it is there with its data. */
const PAGES: readonly (readonly [who: string, path: () => string, ready: string])[] = [
  ['Ines Rautavaara', () => `/caseload/${clinic.id}`, 'Ranked caseload'],
  ['Kerensa Aldous', () => `/chart/${chart}`, 'Record'],
  ['Kerensa Aldous', () => `/refer/${clinic.id}`, 'Open the chart'],
  ['Kerensa Aldous', () => `/chart/${chart}/person`, 'Back to the chart'],
  ['Odalys Brenneke', () => '/access', 'Who waits longer'],
  // A period long before the network: nobody was referred in it.
  ['Odalys Brenneke', () => EMPTY_PERIOD, 'whatever the period'],
  ['Tomas Eirunn', () => '/plan', 'Privacy'],
]
const SIZES = [
  ['light at 1440', { width: 1440, height: 900, scheme: 'light' }],
  ['dark at 1440', { width: 1440, height: 900, scheme: 'dark' }],
  ['light at 390', { width: 390, height: 844, scheme: 'light' }],
  ['dark at 390', { width: 390, height: 844, scheme: 'dark' }],
] as const

describe.each(PAGES)('the page of %s', (who, path, ready) => {
  let watched: Watched
  beforeAll(async () => {
    watched = await signInAs(browser, url, who, { path: path() })
    await watched.page.locator(`text=${ready}`).or(watched.page.getByLabel(ready)).first().waitFor()
  })
  afterAll(() => watched.page.context().close())

  test.each(SIZES)(
    'has no accessibility violation and no sideways scroll, %s',
    async (_, { width, height, scheme }) => {
      const { page, faults } = watched
      await page.setViewportSize({ width, height })
      // A colour half way through its change to the other theme is no colour of the page.
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.waitForLoadState('networkidle')
      expect(await violations(page, scheme)).toEqual([])
      const wider = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect(wider).toBeLessThanOrEqual(0)
      expect(faults).toEqual([])
    },
  )
})

test('the sign-in page has no accessibility violation', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: /Kerensa Aldous/ }).waitFor()
  expect(await violations(page)).toEqual([])
})

test.each(['/x', '/chart', '/caseload/nope/zzz'])(
  'an address that is no page is asked for once, and said: %s',
  async (path) => {
    const { page, addresses } = await visit(browser, url, { path })
    await page.getByText('There is no page at this address').waitFor()
    // Whoever loads the page again for a newer version does so at once: when all is quiet, there was one.
    await page.waitForLoadState('networkidle')
    expect(addresses.filter((address) => address === url + path).length).toBe(1)
    expect(await page.getByRole('link', { name: 'Go to your first page' }).count()).toBe(1)
    await page.context().close()
  },
)

test('what breaks a page is seen: a picture without words, and grey on grey in either theme', async () => {
  const { page } = await signInAs(browser, url, 'Tomas Eirunn')
  await page.getByText('Privacy').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(`{
    const [grey, picture] = [document.createElement('p'), document.createElement('img')]
    Object.assign(grey, { textContent: 'Grey on grey' })
    Object.assign(grey.style, { color: '#888', background: '#777' })
    document.querySelector('main').append(grey, picture)
  }`)
  expect(await violations(page)).toEqual([
    expect.stringMatching(/^color-contrast/),
    expect.stringMatching(/^image-alt/),
  ])
  expect(await violations(page, 'dark')).toEqual([expect.stringMatching(/^color-contrast/)])
  await page.context().close()
})

/** Opens a figure's definition and reads what stands in it. */
async function definitionShown(page: Page, name: string): Promise<string> {
  const button = page.getByRole('button', { name: `About ${name}`, exact: true }).first()
  await button.click()
  const box = page.locator(`[id="${await button.getAttribute('popovertarget')}"]`)
  await box.waitFor()
  const words = await box.innerText()
  await page.keyboard.press('Escape')
  return words
}
const wordsOf = ({ text, excludes, sources, id, version }: Definition): readonly string[] => [
  ...[text, ...excludes, ...sources, `Definition ${id}, version ${version}.`],
]

test('every figure of access and of a release opens to the definition of its own metric', async () => {
  const administrator = await signInAs(browser, url, 'Odalys Brenneke', { path: '/access' })
  // Where nobody is without a day of referral, that figure is not there.
  const shown = ACCESS_METRICS.filter(({ id }) => id !== 'without-referral-day')
  for (const metric of shown) {
    const words = await definitionShown(administrator.page, metric.name)
    for (const sentence of wordsOf(metric)) expect(words).toContain(sentence)
  }
  const payer = await signInAs(browser, url, 'Tomas Eirunn', { path: '/plan' })
  for (const metric of [releasedResponse, releasedRemission]) {
    const words = await definitionShown(payer.page, metric.name)
    for (const sentence of wordsOf(metric)) expect(words).toContain(sentence)
  }
  expect([...administrator.faults, ...payer.faults]).toEqual([])
  await Promise.all([administrator.page.context().close(), payer.page.context().close()])
})

test('law A1: a period without referrals still shows who waits, at each clinic', async () => {
  const told = (await call<Access>('Odalys Brenneke', `/api/population/access?clinics=${clinic.id}`)).json
  const { size, max } = told.all.waiting
  expect(size).toBeGreaterThan(0)
  const { page, faults } = await signInAs(browser, url, 'Odalys Brenneke', {
    path: `${EMPTY_PERIOD}&clinics=${clinic.id}`,
  })
  await page.getByText('No referrals in this period').waitFor()
  await page.getByText(`${size} people wait for treatment, whatever the period`).waitFor()
  await page.getByText(`The longest has waited ${max} days`).waitFor()
  const table = page.getByRole('region', { name: 'Figures by clinic' })
  for (const { name, figures } of told.clinics) {
    const cells = table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
      .getByRole('cell')
    expect(await cells.nth(0).innerText()).toBe('0')
    expect(await cells.nth(3).innerText()).toBe(String(figures.waiting.size))
    expect(await cells.nth(4).innerText()).toBe(String(figures.waiting.overStandard))
  }
  expect(faults).toEqual([])
  await page.context().close()
})

test('pages are built for production whoever builds them: no script holds what Svelte says to developers', async () => {
  const { addresses, page } = await signInAs(browser, url, 'Kerensa Aldous')
  await page.getByRole('row').nth(2).waitFor()
  const scripts = addresses.filter((address) => address.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(5)
  const texts = await Promise.all(scripts.map(async (address) => (await fetch(address)).text()))
  expect(texts.filter((text) => text.includes('%c[svelte]')).length).toBe(0)
})

test('paper holds everyone once and no blank page, from a wide window too', async () => {
  const { rows, closedOpen } = await caseloadOf(clinic)
  const { page } = await signInAs(browser, url, 'Kerensa Aldous', { path: `/caseload/${clinic.id}?show=everyone` })
  await page.getByText(`${rows.length} of ${rows.length} shown`).waitFor()
  for (const landscape of [false, true]) {
    const pdf = await page.pdf({ format: 'Letter', landscape })
    const pages = pdf.toString('latin1').match(/\/Type ?\/Page\b/g) ?? []
    // Six or nine cards on each: the blank pages that a list grown for another width left behind would be many more.
    expect(pages.length).toBeLessThan(rows.length / 4)
    expect(pages.length).toBeGreaterThan(rows.length / 12)
  }
  await page.evaluate("dispatchEvent(new Event('beforeprint'))")
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 816, height: 1056 })
  const paper = await page.evaluate<string>('document.body.innerText')
  const listed = paper.match(/\b\d\d-\d{4}\b/g) ?? []
  expect(listed.toSorted()).toEqual([...rows, ...closedOpen].map(({ mrn }) => mrn).toSorted())
  expect(paper).toMatch(/Alder Street · as of .* · printed .* by Kerensa Aldous/)
  expect(paper).not.toMatch(/Show all|\bYou\b/)
  await page.context().close()
})
