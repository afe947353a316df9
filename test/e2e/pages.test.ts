import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Access, Chart, Recorded } from '../../core/contract/index.ts'
import { ACCESS_METRICS } from '../../core/metrics/index.ts'
import type { Definition } from '../../core/metrics/metric.ts'
import { releasedRemission } from '../../core/metrics/released-remission.ts'
import { releasedResponse } from '../../core/metrics/released-response.ts'
import { browserOfFile } from '../support/browser-of-file.ts'
import { signInAs, visit } from '../support/browser.ts'
import { pagesOf, type PaperPage } from '../support/pdf.ts'
import { call, caseloadOf, CLINICS, firstChartOf, url } from '../support/product.ts'
import { violations } from '../support/violations.ts'

const clinic = CLINICS.pages
const browser = await browserOfFile()
const chart = await firstChartOf(clinic)

const EMPTY_PERIOD = '/access?from=2010-01-01&to=2010-03-31'

test.each(['/x', '/chart', '/caseload/nope/zzz', '/chart.html'])(
  'an address that is no page is asked for once, and said: %s',
  async (path) => {
    const { page, addresses } = await visit(browser, url, { path })
    await page.getByText('There is no page at this address').waitFor()
    // Whoever loads the page again for a newer version does so at once: when all is quiet, there was one.
    await page.waitForLoadState('networkidle')
    expect(addresses.filter((address) => address === url + path).length).toBe(1)
    expect(await page.getByRole('link', { name: 'Go to your first page' }).count()).toBe(1)
    expect(await page.locator('h1').count()).toBe(1)
    await page.context().close()
  },
)

test('an address with a broken %-sequence is no empty page: it is told as no page, or as an address that cannot be used', async () => {
  const outside = await visit(browser, url, { path: '/%' })
  await outside.page.getByText('There is no page at this address').waitFor()
  const inside = await signInAs(browser, url, 'Kerensa Aldous', { path: '/caseload/%zz' })
  await inside.page.getByText('This address cannot be used').waitFor()
  await inside.page.getByRole('link', { name: 'Go to your first page' }).click()
  await inside.page.getByRole('row').nth(2).waitFor()
  expect(outside.faults).toEqual([])
  await Promise.all([outside, inside].map(({ page }) => page.context().close()))
})

test('a clinic that is taken away while its page stands takes its people along, and the page says what to do', async () => {
  const { page } = await signInAs(browser, url, 'Kerensa Aldous', { path: `/caseload/${clinic.id}?show=everyone` })
  await page.getByRole('row').nth(2).waitFor()
  const body = JSON.stringify({ type: 'not-found', title: 'Not found', status: 404, detail: 'There is nothing here.' })
  await page.route('**/api/clinics/*/caseload', (route) =>
    route.fulfill({ status: 404, contentType: 'application/problem+json', body }),
  )
  await page.getByRole('button', { name: 'Read again' }).click()
  await page.getByText('Not in your clinics').waitFor()
  expect(await page.getByRole('row').count()).toBe(0)
  expect(await page.getByText('ask your administrator to add the clinic').count()).toBe(1)
  expect(await page.getByRole('link', { name: 'Go to your first page' }).count()).toBe(1)
  await page.context().close()
})

/** What sticks out of the page to the right, but for what scrolls in itself. */
const STICKING_OUT = `[...document.querySelectorAll('main *, dialog *')]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter((one) => !one.closest('.scroll, .strip, .views, .vh, svg'))
  .map((one) => one.outerHTML.slice(0, 80))`

test('a name of 200 characters neither pushes nor cuts anything: in the list, on a card, over the chart, on the page of the person, found, and on paper', async () => {
  const [family, given] = ['Wolfeschlegelsteinhausen', 'Maximiliana'].map((part) => part.repeat(20).slice(0, 200))
  const told = await call<Recorded>('Kerensa Aldous', `/api/clinics/${clinic.id}/episodes`, {
    patient: {
      ...{ family, given, mrn: '10-9901', birthDate: '1990-02-03', sex: 'unknown', language: 'en' },
      ...{ raceEthnicity: 'unknown', rurality: 'unknown' },
    },
    coverage: { payerClass: 'commercial', plan: null },
    careManager: 'kerensa-aldous',
    entries: [{ kind: 'referral', day: (await caseloadOf(clinic)).today }],
  })
  expect(told.status).toBe(200)
  for (const width of [1440, 390]) {
    const { page, faults } = await signInAs(browser, url, 'Kerensa Aldous', {
      ...{ path: `/caseload/${clinic.id}?show=waiting`, width },
    })
    const link = page.getByRole('link', { name: family ?? '' }).first()
    await link.waitFor()
    expect(await page.evaluate(STICKING_OUT)).toEqual([])
    await page.keyboard.press('/')
    await page.getByRole('searchbox', { name: 'Name, record number, birth date or phone' }).fill('Wolfes')
    await page
      .getByRole('dialog')
      .getByRole('link', { name: family ?? '' })
      .waitFor()
    expect(await page.evaluate(STICKING_OUT)).toEqual([])
    await page.keyboard.press('Escape')
    await page.goto(`${url}/chart/${told.json.episodeId}`)
    await page.getByRole('group', { name: 'What to record' }).waitFor()
    expect(await page.evaluate(STICKING_OUT)).toEqual([])
    expect(await page.locator('h1').count()).toBe(1)
    const [paper] = pagesOf(await page.pdf({ format: 'Letter', preferCSSPageSize: true }))
    const letters = paper?.text.replaceAll(' ', '')
    // In the margin, over the chart, and in its summary.
    expect(letters?.split(family ?? '?').length).toBeGreaterThan(3)
    await page.goto(`${url}/chart/${told.json.episodeId}/person`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.evaluate(STICKING_OUT)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  }
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

test('the page of a person that cannot be read has a heading, says why, and leads back to the chart', async () => {
  const { page } = await signInAs(browser, url, 'Kerensa Aldous')
  await page.route('**/api/patients/*', (route) => route.abort())
  await page.goto(`${url}/chart/${chart}/person`)
  await page.getByText('The service cannot be reached').first().waitFor()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Person')
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Back to the chart' }).click()
  await page.waitForURL((now) => now.pathname === `/chart/${chart}`)
  await page.context().close()
})

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

/** What a page of paper is held to: nobody reads an empty one, and each says by itself what it is of, of when, and which it is. */
function expectPages(pages: readonly PaperPage[], ...said: readonly string[]): void {
  for (const [i, { text }] of pages.entries()) {
    expect(text).toContain(`${i + 1} of ${pages.length}`)
    for (const words of said) expect(text).toContain(words)
    // Beside what stands in the margin.
    expect(text.length).toBeGreaterThan(300)
  }
}
const PAPERS = [
  { format: 'Letter', narrow: 612 },
  { format: 'A4', narrow: 596 },
] as const

test('paper holds everyone of a caseload of more than 80 once, on numbered pages that repeat the heads, light from a dark window', async () => {
  const { rows, closedOpen } = await caseloadOf(clinic)
  expect(rows.length).toBeGreaterThan(80)
  const { page, faults } = await signInAs(browser, url, 'Kerensa Aldous', {
    path: `/caseload/${clinic.id}?show=everyone`,
    dark: true,
  })
  await page.getByText(`${rows.length} of ${rows.length} shown`).waitFor()
  for (const { format, narrow } of PAPERS) {
    const pages = pagesOf(await page.pdf({ format, preferCSSPageSize: true }))
    expect(Math.round(pages[0]?.size[1] ?? 0)).toBe(narrow)
    expectPages(pages, 'Cairn · Alder Street · as of ', ' by Kerensa Aldous')
    const texts = pages.map(({ text }) => text)
    for (const head of ['Why now', 'Next due']) expect(texts.filter((text) => !text.includes(head))).toEqual([])
    const listed = texts.flatMap((text) => text.match(/\b\d\d-\d{4}\b/g) ?? [])
    expect(listed.toSorted()).toEqual([...rows, ...closedOpen].map(({ mrn }) => mrn).toSorted())
    // A row that goes on over the page would leave its name on one and its number on the other.
    const squeezed = texts.map((text) => text.replaceAll(' ', ''))
    for (const { name, mrn } of rows)
      expect(squeezed.filter((text) => text.includes(name.replaceAll(' ', '')) && text.includes(mrn)).length, mrn).toBe(
        1,
      )
    expect(texts.join(' ')).not.toMatch(/Show all|\bYou\b/)
  }
  expect(faults).toEqual([])
  await page.context().close()
})

test('the paper of a chart says by itself who it is, what is open, what is taken, the scores, the consent and every entry', async () => {
  const { episode, entries, row } = (await call<Chart>('Kerensa Aldous', `/api/episodes/${chart}`)).json
  const { page, faults } = await signInAs(browser, url, 'Kerensa Aldous', { path: `/chart/${chart}`, dark: true })
  const come = page.waitForResponse((answer) => answer.url().endsWith('.js') && answer.ok())
  await page.getByRole('heading', { name: 'Trajectory and treatment' }).waitFor()
  await come
  await page.waitForLoadState('networkidle')
  // What is drawn and no text goes to paper as it does from a light window.
  const light = await signInAs(browser, url, 'Kerensa Aldous', { path: `/chart/${chart}` })
  await light.page.locator('canvas').first().waitFor()
  await light.page.waitForLoadState('networkidle')
  const drawnOnPaper = (one: Page) =>
    one.evaluate<string>(`{
      dispatchEvent(new Event('beforeprint'))
      const drawn = document.querySelector('canvas').toDataURL()
      dispatchEvent(new Event('afterprint'))
      drawn
    }`)
  expect((await drawnOnPaper(page)) === (await drawnOnPaper(light.page))).toBe(true)
  await light.page.context().close()
  for (const { format } of PAPERS) {
    const pages = pagesOf(await page.pdf({ format, preferCSSPageSize: true }))
    expectPages(pages, `${row.name}, MRN ${row.mrn} · Alder Street · as of `)
    const text = pages.map((one) => one.text).join(' ')
    const [year, , date] = (episode.patient.birthDate ?? '').split('-')
    expect(text).toMatch(new RegExp(`born ${Number(date)} \\w+ ${year}`))
    for (const name of ['Safety', 'Last safety plan', 'PHQ-9', 'Treatment now', 'Consent', 'Care manager'])
      expect(text).toContain(name)
    expect(text).toContain(`${entries.length} entries`)
  }
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
  expect(await page.evaluate("getComputedStyle(document.querySelector('h1')).color")).toBe('rgb(19, 33, 42)')
  expect(faults).toEqual([])
  await page.context().close()
})

test('on paper a head is never the last of a page: the list of entries begins where its head stands', async () => {
  const { page } = await signInAs(browser, url, 'Kerensa Aldous', { path: `/chart/${chart}` })
  await page.getByRole('heading', { name: 'Entries' }).waitFor()
  await page.waitForLoadState('networkidle')
  /** The page with the head on it, where so much room is left above its card; and what stands below the head there. */
  const printed = async (room: number): Promise<{ readonly at: number; readonly below: string }> => {
    await page.evaluate(`{
      const before = document.getElementById('room') ?? document.createElement('div')
      before.id = 'room'
      before.style.height = '${room}px'
      document.querySelector('section[aria-labelledby=entries]').before(before)
    }`)
    const texts = pagesOf(await page.pdf({ format: 'Letter', preferCSSPageSize: true })).map(({ text }) => text)
    const at = texts.findIndex((text) => text.includes('Nothing is ever removed.'))
    return { at, below: texts[at]?.split('Nothing is ever removed.')[1]?.trim() ?? '' }
  }
  const first = (await printed(0)).at
  let [stays, moves] = [0, 1200]
  while (moves - stays > 1) {
    const middle = Math.floor((stays + moves) / 2)
    if ((await printed(middle)).at === first) stays = middle
    else moves = middle
  }
  expect((await printed(stays)).below).toMatch(/^\d{1,2} [A-Z][a-z]{2}/)
  await page.context().close()
})
