import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Access, Caseload, Patients, Recorded } from '../../core/contract/index.ts'
import { queryAll } from '../../functions/store/client.ts'
import { chartKeys, episodeOfRow } from '../../functions/store/keys.ts'
import { browserOfFile } from '../support/browser-of-file.ts'
import { signInAs, visit } from '../support/browser.ts'
import { call, caseloadOf, CLINICS, openStore, tables, url } from '../support/product.ts'
import { violations } from '../support/violations.ts'

const clinic = CLINICS.journeys
const own = `/caseload/${clinic.id}`
const browser = await browserOfFile()

const started = async () =>
  (await call<Access>('Odalys Brenneke', `/api/population/access?clinics=${clinic.id}`)).json.all.started

describe('a care manager', () => {
  test('types a PHQ-9 by keyboard, and the consultant sees it at the top of the caseload on the next load', async () => {
    const before = (await caseloadOf(clinic)).rows.find(
      (row) => row.stage === 'in-treatment' && row.safety === null && row.group > 3,
    )
    if (!before) throw new Error('The demo network has nobody in treatment without an open safety item')
    const { page, faults, addresses } = await signInAs(browser, url, clinic.careManager, {
      path: `/chart/${before.episodeId}`,
    })
    const first = page.locator('[data-item="0"]')
    await first.waitFor()
    await first.focus()
    for (const digit of '322211112') await page.keyboard.press(digit)
    await expect.poll(() => page.getByText('15', { exact: true }).first().isVisible()).toBe(true)
    expect(await page.getByText('moderately severe').first().isVisible()).toBe(true)
    await page.keyboard.press('Control+Enter')
    await page.locator(`[data-version="${before.version + 1}"]`).waitFor()
    expect(await page.getByText(/A safety item is open below/).isVisible()).toBe(true)
    // Law W5: one save is one request, and nothing is read for what it answered.
    const ofChart = `${url}/api/episodes/${before.episodeId}`
    const asked = addresses.filter((address) => address.startsWith(ofChart) && address !== `${ofChart}/draft`)
    expect(asked).toEqual([`${ofChart}?notes=newest`, `${ofChart}/entries`])
    await page
      .getByRole('button', { name: /^Correct PHQ-9/ })
      .first()
      .waitFor()
    expect(await page.title()).toBe('Chart · Cairn')
    const name = before.name.split(',')[0] ?? ''
    expect(addresses.filter((address) => address.includes(name) || address.includes(before.mrn))).toEqual([])
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(name)
    expect(faults).toEqual([])

    const consultant = await signInAs(browser, url, 'Ines Rautavaara', { path: own })
    const row = consultant.page.getByRole('row').filter({ hasText: before.mrn })
    await row.waitFor()
    expect(await row.innerText()).toContain('Item 9')
    expect(await row.innerText()).toContain('15')
    const ranked = (await caseloadOf(clinic, 'Ines Rautavaara')).rows
    expect(ranked.findIndex((r) => r.episodeId === before.episodeId)).toBeLessThan(
      ranked.filter((r) => r.group === 1).length,
    )
    expect(consultant.faults).toEqual([])
  })

  test("starts somebody's treatment, and the access figures count it", async () => {
    // The figures are of referrals of the last 90 days unless asked otherwise; the list holds everybody.
    const waiting = (await caseloadOf(clinic)).rows.find(
      ({ stage, waitingDays }) => stage === 'waiting' && waitingDays !== null && waitingDays < 80,
    )
    if (!waiting) throw new Error('The demo network has nobody who was referred of late and waits')
    const { today } = await caseloadOf(clinic)
    const at = await started()
    const recorded = await call<Recorded>(clinic.careManager, `/api/episodes/${waiting.episodeId}/entries`, {
      version: waiting.version,
      entries: [{ kind: 'contact', day: today, outcome: 'completed', mode: 'phone', work: ['behavioral-activation'] }],
    })
    expect(recorded.status).toBe(200)
    await expect.poll(started, { interval: 200 }).toBe(at + 1)
  })

  test('moves through the caseload with j, k and Enter', async () => {
    const { page } = await signInAs(browser, url, clinic.careManager)
    await page.getByRole('row').nth(3).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/chart\//)
    await page.getByRole('heading', { name: 'Record' }).waitFor()
  })
})

test('a care manager orders the caseload by a column, takes it along as a file, and has it ranked by need again', async () => {
  const { page, faults, addresses } = await signInAs(browser, url, clinic.careManager, { path: own })
  await page.getByRole('button', { name: 'Week' }).click()
  await page.getByText('Not ranked by need').waitFor()
  const times = await page.locator('tbody td.num').allTextContents()
  const known = times.filter((time) => /^\d/.test(time.trim()))
  const [weeks, days] = [false, true].map((waits) =>
    known.filter((time) => time.includes('wait') === waits).map((time) => parseInt(time, 10)),
  )
  expect(known.length).toBeGreaterThan(10)
  // Weeks in treatment and days of waiting, never mixed.
  expect(known.map((time) => parseInt(time, 10))).toEqual([
    ...(weeks?.toSorted((a, b) => b - a) ?? []),
    ...(days?.toSorted((a, b) => b - a) ?? []),
  ])
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(
    new RegExp(`^caseload-${clinic.id}-needs-review-\\d{4}-\\d\\d-\\d\\d\\.csv$`),
  )
  const text = readFileSync(await file.path(), 'utf8')
  const [head = '', ...people] = text.split('\r\n')
  // Who is closed with safety open stands above, without a rank.
  const first = people.find((line) => /^\d/.test(line)) ?? ''
  expect([text.includes(clinic.careManager), /,You\r\n/.test(text)]).toEqual([true, false])
  expect(head).toContain('Why now')
  const top = await page.locator('tbody tr').first().locator('.rank').textContent()
  expect(first.startsWith(`${top},`)).toBe(true)
  await page.getByRole('button', { name: 'Rank by need again' }).click()
  await expect.poll(() => page.locator('tbody tr').first().locator('.rank').textContent()).toBe('1')
  expect([faults, addresses.filter((address) => address.startsWith('blob:'))]).toEqual([[], []])
})

describe('somebody on the telephone', () => {
  test('is found from any page by name or birth date, closed or in another view, and Back leads to the row they came from', async () => {
    const { rows } = await caseloadOf(clinic)
    const { patients } = (await call<Patients>(clinic.careManager, '/api/patients')).json
    const closed = patients.find((one) => one.stage === 'closed' && one.clinicId === clinic.id)
    if (!closed?.birthDate) throw new Error('The demo network has nobody who is closed and has a birth date')
    const { page, addresses, faults } = await signInAs(browser, url, clinic.careManager, { path: own })
    await page.getByRole('row').nth(3).waitFor()
    await page.keyboard.press('/')
    const finder = page.getByRole('dialog', { name: 'Find a person' })
    const [year = '', month, day] = closed.birthDate.split('-').map(Number)
    await finder.getByRole('searchbox').fill(`${closed.name.split(',')[0]?.toUpperCase()} ${month}/${day}/${year}`)
    const link = finder.getByRole('link', { name: closed.name })
    expect(await link.innerText()).toContain('closed')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/chart/${closed.episodeId}`)
    await page.getByText(/^Closed on .* recorded by/).waitFor()

    await page.goto(url + own)
    const shown = page.locator('tbody tr')
    await shown.nth(3).waitFor()
    // Whoever has nothing to be reviewed is in no view but that of everybody.
    const hidden = rows.find(({ group, needsContact }) => group === 8 && !needsContact)
    if (!hidden) throw new Error('Everybody of the caseload needs something')
    await page.getByRole('searchbox').fill(hidden.mrn)
    await page
      .getByRole('region', { name: 'Found outside this view' })
      .getByRole('link', { name: hidden.name })
      .waitFor()
    await page.getByRole('button', { name: 'Show them in the list' }).click()
    await page.getByRole('row').filter({ hasText: hidden.mrn }).waitFor()
    await page.getByRole('searchbox').fill('')
    const far = shown.nth(25)
    await far.scrollIntoViewIfNeeded()
    // What is far from the window is drawn once it comes near.
    await expect.poll(() => far.getByRole('link').innerText()).not.toBe('')
    const [before, name] = [await far.boundingBox(), await far.getByRole('link').innerText()]
    await far.getByRole('link').click()
    await page.getByRole('heading', { name: 'Record' }).waitFor()
    await page.goBack()
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(name)
    await expect.poll(async () => (await far.boundingBox())?.y).toBeCloseTo(before?.y ?? -1, 0)
    const typed = [closed.name.split(',')[0] ?? '', hidden.mrn]
    expect(addresses.filter((address) => typed.some((word) => address.includes(encodeURIComponent(word))))).toEqual([])
    expect(faults).toEqual([])
  })
})

describe('an administrator', () => {
  test('sees the wait per clinic, the gap, and opens no chart', async () => {
    const { page, faults } = await signInAs(browser, url, 'Odalys Brenneke')
    await page.getByRole('heading', { name: 'Who waits longer' }).waitFor()
    expect(await page.getByRole('row').filter({ hasText: clinic.name }).count()).toBeGreaterThan(0)
    expect(faults).toEqual([])
    const { rows } = await caseloadOf(clinic)
    await page.goto(`${url}/chart/${rows[0]?.episodeId ?? ''}`)
    await page
      .getByText(/your role|not allow|permission|may not|not in your clinics/i)
      .first()
      .waitFor()
  })
})

describe('a health plan', () => {
  test('sees its release, no return figure, and no count of 1 to 10', async () => {
    const { page, faults } = await signInAs(browser, url, 'Tomas Eirunn')
    await page.getByText('No return figure is shown').waitFor()
    expect(faults).toEqual([])
    const text = await page.locator('table').first().innerText()
    expect(text).toContain('<11')
    const list = (await call<{ releases: { releaseId: string }[] }>('Tomas Eirunn', '/api/plan/releases')).json
    const release = await call<unknown>('Tomas Eirunn', `/api/plan/releases/${list.releases[0]?.releaseId ?? ''}`)
    expect(release.status).toBe(200)
    const counts: number[] = []
    JSON.stringify(release.json, (key, value: unknown) => {
      if (typeof value === 'number' && Number.isInteger(value) && !['version', 'p', 'lower', 'upper'].includes(key))
        counts.push(value)
      return value
    })
    expect(counts.filter((count) => count >= 1 && count <= 10)).toEqual([])
  })

  test('reaches nothing else, and not the other plan', async () => {
    for (const path of [`/api/clinics/${clinic.id}/caseload`, '/api/population/access', '/api/episodes/nobody'])
      expect((await call('Tomas Eirunn', path)).status).toBe(403)
    const others = (await call<{ releases: { releaseId: string }[] }>('Petra Lindqvist', '/api/plan/releases')).json
    const foreign = await call<{ kind: string }>(
      'Tomas Eirunn',
      `/api/plan/releases/${others.releases[0]?.releaseId ?? ''}`,
    )
    expect(foreign).toMatchObject({ status: 404, json: { kind: 'not-found' } })
  })
})

describe('what a newer version wrote', () => {
  test('is said on the caseload and in the chart, and nothing can be recorded in that chart', async () => {
    const client = openStore()
    const table = tables['Charts'] ?? ''
    const before = await caseloadOf(clinic)
    const [gone, known] = before.rows.slice(-2)
    if (!gone || !known) throw new Error('The demo network has no caseload')
    const rows = await queryAll(client, table, chartKeys.summaries(clinic.id, 'ACTIVE'))
    const row = rows.find(({ sk }) => episodeOfRow(String(sk)) === gone.episodeId)
    await client.send(new PutCommand({ TableName: table, Item: { ...row, row: '[99,{}]' } }))
    const entry = { format: 9, version: known.version, entry: JSON.stringify({ fact: { kind: 'hologram' } }) }
    const key = chartKeys.entry(known.episodeId, 'of-a-newer-version')
    await client.send(new PutCommand({ TableName: table, Item: { ...key, ...entry } }))
    client.destroy()

    const { page, faults } = await signInAs(browser, url, clinic.careManager, { path: own })
    await page.getByText('1 person of this clinic could not be shown').waitFor()
    const shown = `${before.rows.length - 1} active patients and 1 that could not be shown`
    expect(await page.getByText(shown).isVisible()).toBe(true)
    const open = page.getByRole('link', { name: 'Open chart 1' })
    expect(await open.getAttribute('href')).toBe(`/chart/${gone.episodeId}`)
    await open.click()
    await page.getByRole('group', { name: 'What to record' }).waitFor()

    await page.goto(`${url}/chart/${known.episodeId}`)
    await page.getByText('This chart holds 1 entry that a newer version of Cairn wrote').waitFor()
    await page.getByText('Nothing can be recorded in this chart now').first().waitFor()
    expect(await page.getByRole('listitem').filter({ hasText: 'Written by a newer version' }).innerText()).toContain(
      'hologram',
    )
    expect(await page.getByText('Made without 1 entry that could not be read.').count()).toBeGreaterThanOrEqual(2)
    expect(await page.getByRole('button', { name: /^Correct|^Save|^Record/ }).count()).toBe(0)
    expect(await page.getByRole('group', { name: 'What to record' }).count()).toBe(0)
    expect(faults).toEqual([])
  })
})

describe('a page that fails while it is drawn', () => {
  test('says so instead of staying empty, and leaves the way to the other pages', async () => {
    const { page, faults } = await signInAs(browser, url, clinic.careManager)
    await page.route('**/api/clinics/*/caseload', async (route) => {
      const response = await route.fetch()
      const answer = (await response.json()) as Caseload
      await route.fulfill({ response, json: { ...answer, rows: [...answer.rows.slice(0, 1), ...answer.rows] } })
    })
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'This page could not be shown' }).waitFor()
    await page.getByRole('button', { name: 'Load again' }).waitFor()
    expect(faults.length).toBeGreaterThan(0)
    await page.unroute('**/api/clinics/*/caseload')
    await page.getByRole('button', { name: 'Load again' }).click()
    await page.getByRole('row').nth(2).waitFor()
  })

  test('is told from one for which there is no connection, and Back brings back what is typed', async () => {
    const [person] = (await caseloadOf(clinic)).rows
    const { page } = await signInAs(browser, url, clinic.careManager, { path: `/chart/${person?.episodeId}` })
    await page.getByRole('button', { name: 'Contact', exact: true }).click()
    await page.getByLabel('Note').fill('Wants to talk on Monday')
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Access' }).click()
    await page.getByRole('heading', { level: 1, name: 'This page could not be loaded: no connection' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByRole('button', { name: /^Contact/ }).click()
    expect(await page.getByLabel('Note').inputValue()).toBe('Wants to talk on Monday')
  })
})

describe('signing out', () => {
  test('leaves nothing behind: Back shows no patient', async () => {
    const { page } = await signInAs(browser, url, clinic.careManager)
    await page.getByRole('row').nth(2).waitFor()
    await page.getByRole('button', { name: /sign out/i }).click()
    await page.waitForURL(/signed-out/)
    await page.goBack().catch(() => null)
    await page
      .getByRole('button', { name: /Kerensa Aldous/ })
      .or(page.getByText(/signed out|sign-in has expired/i))
      .first()
      .waitFor()
    expect(await page.getByRole('row').count()).toBe(0)
  })

  test('an address without a session asks to sign in and shows nothing', async () => {
    const { page } = await visit(browser, url, { path: own })
    await page.getByRole('button', { name: /Kerensa Aldous/ }).waitFor()
    expect(new URL(page.url()).origin).not.toBe(url)
  })
})
