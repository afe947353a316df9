import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserOfFile } from '../support/browser-of-file.ts'
import { signInAs, type Watched } from '../support/browser.ts'
import { violations } from '../support/violations.ts'
import { CLINICS, firstChartOf, url } from '../support/product.ts'

/** Reads only: what others count at the clinic stays as it is. */
const clinic = CLINICS.pages
const browser = await browserOfFile()
const chart = await firstChartOf(clinic)

/** Each page of each role, and what shows that it is there with its data. */
const PAGES: readonly (readonly [who: string, path: string, ready: string])[] = [
  ['Ines Rautavaara', `/caseload/${clinic.id}`, 'Ranked caseload'],
  ['Kerensa Aldous', `/chart/${chart}`, 'one save for all'],
  ['Kerensa Aldous', `/refer/${clinic.id}`, 'Open the chart'],
  ['Kerensa Aldous', `/chart/${chart}/person`, 'Back to the chart'],
  ['Odalys Brenneke', '/access', 'Who waits longer'],
  // A period long before the network: nobody was referred in it.
  ['Odalys Brenneke', '/access?from=2010-01-01&to=2010-03-31', 'whatever the period'],
  ['Odalys Brenneke', `/settings/${clinic.id}`, 'Your change'],
  ['Tomas Eirunn', '/plan', 'Privacy'],
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
    watched = await signInAs(browser, url, who, { path })
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
      expect(await page.locator('h1').count()).toBe(1)
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
