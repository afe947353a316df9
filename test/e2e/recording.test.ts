import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Chart } from '../../core/contract/index.ts'
import { browserOfFile } from '../support/browser-of-file.ts'
import { signInAs } from '../support/browser.ts'
import { call, caseloadOf, CLINICS, url } from '../support/product.ts'

const clinic = CLINICS.recording
const browser = await browserOfFile()
const people = (await caseloadOf(clinic)).rows.filter(({ stage }) => stage === 'in-treatment')

describe('a care manager who records', () => {
  test('is told before sending what would be refused, and keeps what is typed on while a save runs', async () => {
    const person = people.at(-1)
    if (!person) throw new Error('The demo network has nobody in treatment')
    const { page, addresses, faults } = await signInAs(browser, url, clinic.careManager, {
      path: `/chart/${person.episodeId}`,
    })
    await page.getByRole('group', { name: 'What to record' }).getByRole('button', { name: 'Contact' }).click()
    const form = page.locator('form', { has: page.getByLabel('Minutes') })
    // What an unanswered call cannot say is not asked, in whatever part of the form it stands.
    await form.getByText('No answer').click()
    await form.getByText('Work done').waitFor({ state: 'detached' })
    await form.getByText('Reached', { exact: true }).click()
    await form.getByText('Work done').waitFor()
    await form.getByLabel('Note').fill('Sleeps better')
    await form.getByLabel('Next contact due').fill('2020-01-01')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('The next contact cannot be due before this one').first().waitFor()
    const sent = () => addresses.filter((address) => address.endsWith('/entries')).length
    expect(sent()).toBe(0)
    // A part of a date is something typed, although the browser gives it to nobody.
    const due = form.getByLabel('Next contact due')
    await due.fill('')
    await due.pressSequentially('1210')
    await due.press('Control+Enter')
    await form.getByText('Write all of it, or empty it').first().waitFor()
    expect([await page.locator(':focus').getAttribute('type'), sent()]).toEqual(['date', 0])
    await form.getByLabel('Next contact due').press('Tab')
    await form.getByRole('button', { name: '1 wk' }).click()
    expect(await due.inputValue()).not.toBe('')
    let release = (): void => undefined
    const held = new Promise<void>((done) => (release = done))
    await page.route('**/entries', async (route) => {
      await held
      await route.continue()
    })
    await form.getByRole('button', { name: /^Save/ }).click()
    await form.getByRole('button', { name: 'Saving…' }).waitFor()
    const note = form.getByLabel('Note')
    await note.press('End')
    await note.pressSequentially('. Called')
    release()
    await page.locator(`[data-version="${person.version + 1}"]`).waitFor()
    await form.getByText('What you typed since is not saved').waitFor()
    await note.pressSequentially(' again')
    expect(await note.inputValue()).toBe('Sleeps better. Called again')
    await page.getByRole('button', { name: 'Copy as text' }).focus()
    const goOn = page.getByRole('button', { name: /^Go on with/ })
    await goOn.waitFor()
    expect(await note.inputValue()).toBe('')
    await goOn.press('Enter')
    const correction = page.locator('form', { has: page.getByRole('button', { name: 'Save correction' }) })
    expect(await correction.getByLabel('Note').inputValue()).toBe('Sleeps better. Called again')
    expect(await correction.getByLabel('Next contact due').inputValue()).not.toBe('')
    expect(sent()).toBe(1)
    expect(faults).toEqual([])
  })
})

describe('a care manager who calls', () => {
  test('says in two presses from the list that nobody answered, and of who was reached nothing but the minutes', async () => {
    const [person] = (await caseloadOf(clinic)).rows.filter((row) => row.needsContact || row.stage === 'waiting')
    if (!person) throw new Error('The demo network has nobody to be called')
    const { page, faults } = await signInAs(browser, url, clinic.careManager, {
      path: `/caseload/${clinic.id}?show=needs-contact`,
    })
    await page.getByRole('link', { name: `no answer: ${person.name}` }).click()
    await page.waitForURL(`**/chart/${person.episodeId}`)
    const save = page.getByRole('button', { name: 'Save', exact: true })
    await expect.poll(() => save.evaluate((button) => button.matches(':focus'))).toBe(true)
    await page.keyboard.press('Enter')
    await page.locator(`[data-version="${person.version + 1}"]`).waitFor()
    await page.getByRole('button', { name: 'Close', exact: true }).first().click()
    await page.getByRole('group', { name: 'What to record' }).getByRole('button', { name: 'Contact' }).click()
    await page.getByLabel('Minutes').fill('12')
    await page.getByLabel('Minutes').press('Control+Enter')
    await page.locator(`[data-version="${person.version + 2}"]`).waitFor()
    const { json } = await call<Chart>(clinic.careManager, `/api/episodes/${person.episodeId}`)
    const added = json.entries.filter(({ version }) => version > person.version)
    expect(added.toSorted((a, b) => a.version - b.version).map(({ fact }) => fact)).toEqual([
      expect.objectContaining({ kind: 'contact', outcome: 'attempted', attempt: 'no-answer', mode: 'phone' }),
      expect.objectContaining({ kind: 'contact', outcome: 'completed', minutes: 12 }),
    ])
    expect(faults).toEqual([])
  })
})

describe('a care manager whose save is stored, and whose answer is lost', () => {
  test('is told so, and finds what was typed since as a correction: nothing is stored twice or unasked', async () => {
    const person = people.at(-3)
    if (!person) throw new Error('The demo network has nobody in treatment')
    const { page, addresses } = await signInAs(browser, url, clinic.careManager, { path: `/chart/${person.episodeId}` })
    const sent = () => addresses.filter((address) => address.endsWith('/entries')).length
    await page.getByRole('group', { name: 'What to record' }).getByRole('button', { name: 'Contact' }).click()
    const form = page.locator('form', { has: page.getByLabel('Minutes') })
    await form.getByLabel('Note').fill('Sleeps better')
    await page.route(
      '**/entries',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('It may have been saved').waitFor()
    await form.getByText('Phone, reached: Sleeps better').waitFor()
    // As by somebody who looks into another chart and comes back: it is found when the chart is read, and asked for once more.
    await form.getByLabel('Note').fill('Sleeps worse')
    await form.getByRole('button', { name: 'Look again' }).click()
    await page.getByText('It is stored once').waitFor()
    await page.getByRole('button', { name: /^Go on with/ }).click()
    const correction = page.locator('form', { has: page.getByRole('button', { name: 'Save correction' }) })
    expect(await correction.getByLabel('Note').inputValue()).toBe('Sleeps worse')
    const { json } = await call<Chart>(clinic.careManager, `/api/episodes/${person.episodeId}`)
    const notes = json.entries.flatMap(({ fact }) => (fact.kind === 'contact' ? [fact.note] : []))
    expect([notes.filter((note) => note === 'Sleeps better').length, notes.includes('Sleeps worse')]).toEqual([
      1,
      false,
    ])
    expect([json.episode.version, sent()]).toEqual([person.version + 1, 2])
  })
})

describe('a care manager who goes on to another person', () => {
  test('sees nothing there of what was saved for the first, whenever the answer comes', async () => {
    const [, first, second] = people
    if (!first || !second) throw new Error('The demo network has too few people in treatment')
    const { page, addresses, faults } = await signInAs(browser, url, clinic.careManager, {
      path: `/caseload/${clinic.id}`,
    })
    const reads = (id: string) =>
      addresses.filter((address) => new URL(address).pathname === `/api/episodes/${id}`).length
    const goTo = (path: string) => page.locator(`a[href$="${path}"]`).first().click()
    await goTo(`/chart/${first.episodeId}`)
    await page.getByRole('heading', { name: 'Record' }).waitFor()
    await goTo('/caseload')
    await goTo(`/chart/${second.episodeId}`)
    await page.getByRole('group', { name: 'What to record' }).getByRole('button', { name: 'Contact' }).click()
    await page.getByLabel('Note').fill('Said by the second')
    let release = (): void => undefined
    const held = new Promise<void>((done) => (release = done))
    await page.route('**/entries', async (route) => {
      const response = await route.fetch()
      await held
      await route.fulfill({ response })
    })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'Saving…' }).waitFor()
    await page.evaluate('history.go(-2)')
    await page.waitForURL(`**/chart/${first.episodeId}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('heading', { name: 'Record' }).waitFor()
    const answered = page.waitForResponse('**/entries')
    release()
    await (await answered).finished()
    // The page has taken the answer in and drawn twice: what it does with it is done.
    await page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
    )
    expect(await page.getByText('Said by the second').count()).toBe(0)
    expect(await page.getByText('Saved', { exact: true }).count()).toBe(0)
    await page.evaluate('history.go(2)')
    await page.waitForURL(`**/chart/${second.episodeId}`)
    await page.getByText('Said by the second').first().waitFor()
    await page.getByText('Nothing typed yet').waitFor()
    expect([reads(first.episodeId), reads(second.episodeId)]).toEqual([2, 2])
    expect(faults).toEqual([])
  })
})

describe('who leaves with something typed', () => {
  const contactOf = (page: Page) =>
    page.getByRole('group', { name: 'What to record' }).getByRole('button', { name: /^Contact/ })
  const noteOf = (page: Page) => page.locator('form', { has: page.getByLabel('Minutes') }).getByLabel('Note')
  const offerOf = (page: Page) => page.getByText(/^You typed something here on .* and did not save it/)

  test('is asked first while it is kept on the page alone, whether they sign out or go by the browser', async () => {
    const person = people.at(-2)
    if (!person) throw new Error('The demo network has nobody in treatment')
    const { page } = await signInAs(browser, url, clinic.careManager, { path: `/chart/${person.episodeId}` })
    await contactOf(page).click()
    await page.route('**/draft', (route) => route.abort())
    const note = noteOf(page)
    await note.fill('Wants to talk on Monday')
    await page.getByText('it could not be kept elsewhere yet').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('alertdialog', { name: 'What you typed is not saved' }).waitFor()
    await page.getByRole('button', { name: 'Back to the page' }).click()
    expect(await note.inputValue()).toBe('Wants to talk on Monday')
    const asked = page.waitForEvent('dialog')
    const leaving = page.close({ runBeforeUnload: true })
    expect((await asked).type()).toBe('beforeunload')
    await (await asked).dismiss()
    await leaving
    expect(await note.inputValue()).toBe('Wants to talk on Monday')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign out all the same' }).click()
    await page.waitForURL(/signed-out/)
  })

  test('finds it after a reload in the middle of a PHQ-9, on another computer and in the list, and once it is saved nowhere', async () => {
    const person = people.at(-5)
    if (!person) throw new Error('The demo network has too few people in treatment')
    const path = `/chart/${person.episodeId}`
    const { page, faults } = await signInAs(browser, url, clinic.careManager, { path })
    await page.locator('[data-item="0"]').focus()
    for (const digit of '2212') await page.keyboard.press(digit)
    await page.getByText('Kept for you until it is saved').waitFor()
    // Nobody is asked: it is not lost.
    await page.reload()
    await offerOf(page).waitFor()
    await page.getByText('Nothing was recorded in this chart since.').waitFor()
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('phq-9')

    const elsewhere = await signInAs(browser, url, clinic.careManager, { path: `/caseload/${clinic.id}` })
    await elsewhere.page.getByText('Typed by you and not saved').waitFor()
    await elsewhere.page.getByRole('link', { name: person.name }).first().click()
    await offerOf(elsewhere.page).waitFor()
    await elsewhere.page.getByRole('button', { name: 'Go on with it' }).click()
    await elsewhere.page.locator('[data-item="3"] [aria-checked="true"]').waitFor()
    // The next digit answers the first item that is open.
    await elsewhere.page.locator('[data-item="4"]:focus').waitFor()
    for (const digit of '11110') await elsewhere.page.keyboard.press(digit)
    await elsewhere.page.keyboard.press('Control+Enter')
    await elsewhere.page.locator(`[data-version="${person.version + 1}"]`).waitFor()
    const { json } = await call<Chart>(clinic.careManager, `/api/episodes/${person.episodeId}`)
    const added = json.entries.filter(({ version }) => version > person.version)
    expect(added.map(({ fact }) => fact)).toEqual([
      expect.objectContaining({ kind: 'assessment', answers: [2, 2, 1, 2, 1, 1, 1, 1, 0] }),
    ])
    expect(json.draft?.holds ?? false).toBe(false)
    expect((await caseloadOf(clinic)).typed).not.toContain(person.episodeId)

    // The page that was left behind finds that there is nothing to go on with any more.
    await page.getByRole('button', { name: 'Go on with it' }).click()
    await page.getByText(/it is not there any more$/).waitFor()
    await offerOf(page).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByText(/it is not there any more$/).waitFor({ state: 'detached' })
    expect([...faults, ...elsewhere.faults]).toEqual([])
  })

  test('signs out without a question once it is kept, and discards it when they come back', async () => {
    const person = people.at(-6)
    if (!person) throw new Error('The demo network has too few people in treatment')
    const path = `/chart/${person.episodeId}`
    const first = await signInAs(browser, url, clinic.careManager, { path })
    await contactOf(first.page).click()
    await noteOf(first.page).fill('Wants to talk on Tuesday')
    await first.page.getByRole('button', { name: 'Sign out' }).click()
    await first.page.waitForURL(/signed-out/)
    const { page, faults } = await signInAs(browser, url, clinic.careManager, { path })
    await offerOf(page).waitFor()
    await contactOf(page).click()
    await noteOf(page).fill('Another note')
    await page.getByText('until you decide about what was typed before').waitFor()
    await page.getByRole('button', { name: 'Go on with it' }).click()
    await page.getByText('Both there and here something is typed in: contact').waitFor()
    await page.getByRole('button', { name: 'Discard it', exact: true }).click()
    await page.getByRole('button', { name: 'Discard it for good' }).click()
    await page.getByText('Kept for you until it is saved').waitFor()
    expect(await noteOf(page).inputValue()).toBe('Another note')
    await page.reload()
    await page.getByRole('button', { name: 'Go on with it' }).click()
    await expect.poll(() => noteOf(page).inputValue()).toBe('Another note')
    expect(faults).toEqual([])
  })
})

describe('a page that is older than the server', () => {
  test('lists an entry of a kind it does not know, and goes on correcting the others', async () => {
    const [person] = people
    if (!person) throw new Error('The demo network has nobody in treatment')
    const { page, faults } = await signInAs(browser, url, clinic.careManager)
    await page.route(
      ({ pathname }) => pathname === `/api/episodes/${person.episodeId}`,
      async (route) => {
        const response = await route.fetch()
        const chart = (await response.json()) as Chart
        const [first] = chart.entries
        const strange = { ...first, id: 'strange', fact: { kind: 'hologram', day: chart.today } }
        await route.fulfill({ response, json: { ...chart, entries: [...chart.entries, strange] } })
      },
    )
    await page.goto(`${url}/chart/${person.episodeId}`)
    await page.getByText('This chart holds 1 entry that this page does not know in full').waitFor()
    const strange = page.getByRole('listitem').filter({ hasText: 'hologram' })
    expect(await strange.getByRole('button').count()).toBe(0)
    const correct = page.getByRole('button', { name: /^Correct PHQ-9/ }).first()
    await correct.press('Enter')
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Save correction' }) })
    const hasFocus = (field: Locator) => field.evaluate((one) => one.matches(':focus'))
    await expect.poll(() => hasFocus(form.getByLabel('Change it'))).toBe(true)
    await form.getByLabel('Why').press('Control+Enter')
    await form.getByText('Nothing is changed', { exact: false }).first().waitFor()
    await expect.poll(() => hasFocus(form.getByLabel('Why'))).toBe(true)
    await form.getByRole('button', { name: 'Cancel' }).press('Enter')
    await expect.poll(() => hasFocus(correct)).toBe(true)
    await correct.press('Enter')
    await form.getByRole('group', { name: 'Occasion' }).getByRole('radio', { checked: false }).check()
    await form.getByLabel('Why').fill('It was the intake')
    await form.getByLabel('Why').press('Control+Enter')
    await form.waitFor({ state: 'detached' })
    await page.getByText('A correction: It was the intake').waitFor()
    expect(await strange.count()).toBe(1)
    expect(faults).toEqual([])
  })
})

describe('a care manager who closes an episode', () => {
  test('is asked once with what stays open, undoes it at once, closes again, and reopens it later with a reason', async () => {
    const person = people.at(-6)
    if (!person) throw new Error('The demo network has too few people in treatment')
    const { page, faults } = await signInAs(browser, url, clinic.careManager, { path: `/chart/${person.episodeId}` })
    const record = page.getByRole('region', { name: 'Record' })
    const { version } = (await call<Chart>(clinic.careManager, `/api/episodes/${person.episodeId}`)).json.episode
    const saved = (more: number) => page.locator(`[data-version="${version + more}"]`)
    const closed = page.getByText('Closed on', { exact: false }).first()
    async function close(answer: string): Promise<void> {
      await record.getByRole('button', { name: 'More' }).click()
      await record.getByRole('button', { name: 'Close the episode', exact: true }).click()
      await record.getByLabel('Why the episode closes').selectOption('completed')
      await record.getByRole('button', { name: /^Save/ }).click()
      const asked = page.getByRole('alertdialog', { name: 'Close this episode?' })
      await asked.getByRole('button', { name: answer }).click()
    }
    await close('Go back')
    expect(await record.getByLabel('Why the episode closes').inputValue()).toBe('completed')
    expect((await call<Chart>(clinic.careManager, `/api/episodes/${person.episodeId}`)).json.row.stage).not.toBe(
      'closed',
    )
    await record.getByRole('button', { name: /^Save/ }).click()
    await page.getByRole('button', { name: 'Close the episode' }).click()
    await saved(1).waitFor()
    await closed.waitFor()
    // Nothing that would be refused is offered.
    expect(await record.getByRole('button', { name: 'Treatment' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Undo the close' }).click()
    await saved(2).waitFor()
    await closed.waitFor({ state: 'detached' })
    await close('Close the episode')
    await saved(3).waitFor()
    // A change of the close that is typed and not saved is not struck out with it.
    const correct = page.getByRole('button', { name: /^Correct Closed/ }).first()
    await correct.click()
    const correction = page.locator('#entries').locator('xpath=ancestor::section').locator('form')
    await correction.getByLabel('Why', { exact: true }).fill('Another day')
    await page.getByText('A correction of this close is typed and not saved').waitFor()
    expect(await page.getByRole('button', { name: 'Reopen…' }).count()).toBe(0)
    await correction.getByRole('button', { name: 'Cancel' }).click()
    const reopen = page.getByRole('button', { name: 'Reopen…' })
    const form = page.getByRole('form', { name: 'Reopen the episode' })
    await reopen.press('Enter')
    await form.getByRole('button', { name: 'Cancel' }).press('Enter')
    // It came back instead of the form: whoever works by keyboard is still there.
    await page.getByRole('note').filter({ has: reopen }).locator(':focus').waitFor()
    await reopen.click()
    await form.getByRole('button', { name: 'Reopen the episode' }).click()
    await form.getByText('Write why').first().waitFor()
    await form.getByLabel('Why it is reopened').fill('Comes back after all')
    await form.getByRole('button', { name: 'Reopen the episode' }).click()
    await saved(4).waitFor()
    await closed.waitFor({ state: 'detached' })
    expect((await call<Chart>(clinic.careManager, `/api/episodes/${person.episodeId}`)).json.row.stage).toBe(
      person.stage,
    )
    expect(faults).toEqual([])
  })
})
