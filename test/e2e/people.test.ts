import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Patients } from '../../core/contract/index.ts'
import { browserOfFile } from '../support/browser-of-file.ts'
import { signInAs } from '../support/browser.ts'
import { call, CLINICS, url } from '../support/product.ts'
import { violations } from '../support/violations.ts'

const clinic = CLINICS.people
const browser = await browserOfFile()

let count = 0
const newNumber = (): string => `DOOR-${(count += 1)}`
const atDoor = (path = `/refer/${clinic.id}`) => signInAs(browser, url, clinic.careManager, { path })
const everybody = async () => (await call<Patients>(clinic.careManager, '/api/patients')).json.patients
const opens = (page: Page) => page.getByRole('button', { name: /^Open the chart/ }).click()
const problemAt = (page: Page, words: RegExp) => page.locator('.problem').filter({ hasText: words }).first().waitFor()

interface Who {
  readonly family: string
  readonly given: string
  readonly born: string
}
async function typeWho(page: Page, { family, given, born }: Who, mrn: string): Promise<void> {
  await page.getByLabel('Family name').fill(family)
  await page.getByLabel('Given name').fill(given)
  await page.getByLabel('Day of birth').fill(born)
  await page.getByLabel('Record number').fill(mrn)
}
async function opened(page: Page, who: Who, mrn: string): Promise<void> {
  await page.goto(`${url}/refer/${clinic.id}`)
  await page.getByRole('heading', { name: 'Refer a new person' }).waitFor()
  await typeWho(page, who, mrn)
  await opens(page)
  await page.getByText('A new chart was opened').waitFor()
}
const toPerson = async (page: Page, name: string) => {
  await page.getByRole('link', { name: 'Person', exact: true }).click()
  await page.getByRole('link', { name: 'Back to the chart' }).waitFor()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}
/** What the button would put into the clipboard. */
async function copiedAsText(page: Page): Promise<string> {
  await page.evaluate('navigator.clipboard.writeText = async (text) => void (window.copied = text)')
  await page.getByRole('button', { name: 'Copy as text' }).click()
  await page.getByText('The chart was copied as text').waitFor({ state: 'attached' })
  return page.evaluate<string>('window.copied')
}
const card = (page: Page, name: string) => page.getByRole('region', { name })

describe('a person at the door', () => {
  test('is referred once: what is wrong is said at its field, a lost answer opens no second chart, and no address names them', async () => {
    const { page, faults, addresses } = await atDoor()
    const mrn = newNumber()
    await opens(page)
    await problemAt(page, /This is needed/)
    expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true')
    await typeWho(page, { family: 'Quillfeather', given: 'Odile', born: '2190-01-01' }, mrn)
    await opens(page)
    await problemAt(page, /in the future/)
    await page.getByLabel('Day of birth').fill('1870-01-01')
    await opens(page)
    await problemAt(page, /lies in 1900/)
    await page.getByLabel('Day of birth').fill('1985-03-12')
    await page.getByLabel('Phone', { exact: true }).fill('ask at the desk')
    await opens(page)
    await problemAt(page, /at least 7 digits/)
    await page.getByLabel('Phone', { exact: true }).fill('555 0100 223')
    await page.getByLabel('When it is safe to call').fill('weekdays after 5')
    const [somebody] = (await everybody()).filter(({ clinicId }) => clinicId === clinic.id)
    await page.getByLabel('Record number').fill(` ${somebody?.mrn.toLowerCase()} `)
    await problemAt(page, /Already used in this clinic/)
    await page.getByLabel('Record number').fill(mrn)
    expect(await violations(page)).toEqual([])
    const sent = () => addresses.filter((address) => address.endsWith(`/clinics/${clinic.id}/episodes`)).length
    expect(sent()).toBe(0)

    // What is typed stays when somebody looks elsewhere.
    await page.getByRole('link', { name: 'Caseload' }).click()
    await page.getByRole('heading', { name: 'Caseload' }).waitFor()
    await page.goBack()
    expect(await page.getByLabel('Family name').inputValue()).toBe('Quillfeather')

    await page.route('**/episodes', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await opens(page)
    await page.getByText(/It may have been saved/).waitFor()
    await page.unroute('**/episodes')
    // A list that is read anew holds the person who was opened: they are not refused as their own double.
    await page.clock.install({ time: Date.now() + 120_000 })
    await opens(page)
    await page.getByText('A new chart was opened').waitFor()
    await page.getByText('Not recorded yet: consent').waitFor()
    await page.getByText(/555 0100 223 · safe to call: weekdays after 5 · PCP not known/).waitFor()
    expect(await copiedAsText(page)).toContain('reached: 555 0100 223; safe to call: weekdays after 5; PCP not known')
    expect((await everybody()).filter((one) => one.mrn === mrn)).toHaveLength(1)
    expect(addresses.filter((address) => /Quillfeather|DOOR|1985|0100/.test(address))).toEqual([])
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('Quill')
    expect(await page.title()).toBe('Chart · Cairn')
    // The browser itself reports the answer that was kept from it.
    expect(faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([])
    await page.close()
  })

  test('is corrected with a reason that stays, given to another clinic, and referred again: the right chart opens each time', async () => {
    const { page, faults } = await atDoor()
    const who = { family: 'Marrowgate', given: 'Ilse', born: '1979-07-02' }
    await opened(page, who, newNumber())
    await toPerson(page, 'Ilse Marrowgate')
    const identity = card(page, 'Name and birth date')
    await identity.getByText('History: 1 entry').click()
    await identity.getByRole('button', { name: /^Correct a mistake/ }).click()
    await identity.getByLabel('Family name').fill('Marrowgates')
    await identity.getByRole('button', { name: 'Save correction' }).click()
    await identity.getByLabel('Why').fill('Misspelt at the desk')
    await identity.getByRole('button', { name: 'Save correction' }).click()
    await page.getByRole('heading', { name: 'Ilse Marrowgates' }).waitFor()
    await identity.getByText(/Corrected by you: Misspelt at the desk/).waitFor()
    expect(await violations(page)).toEqual([])

    const transfer = card(page, 'Transfer to another clinic')
    await transfer.getByRole('button', { name: 'Transfer …' }).click()
    await transfer.getByText(/Consent: none is recorded/).waitFor()
    await transfer.getByRole('button', { name: 'Transfer', exact: true }).click()
    await problemAt(page, /Choose the clinic/)
    await transfer.getByLabel('To', { exact: true }).selectOption({ label: clinic.other })
    await transfer.getByLabel('Why').fill('Moved house')
    await transfer.getByRole('button', { name: 'Transfer', exact: true }).click()
    await page.getByText('The person was transferred here').waitFor()
    await toPerson(page, 'Ilse Marrowgates')
    const episodes = card(page, 'Episodes')
    const told = (await episodes.locator('li').allInnerTexts()).join('; ')
    expect(told).toMatch(/Dunmore, [^;]*closed [^;]*transferred/)
    expect(told).toMatch(/Birch Hollow, [^;]*open/)

    const again = card(page, 'Refer again')
    await again.getByRole('button', { name: 'Refer again …' }).click()
    await again.getByText(/What is open in closed/).waitFor()
    await again.getByLabel('From').fill('Dr Lind')
    await again.getByRole('button', { name: 'Open a new episode' }).click()
    await page.getByText('The person was referred again').waitFor()
    await page.getByText('From Dr Lind').waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  test('who was entered twice is asked about, merged, and made two again', async () => {
    const { page, faults } = await atDoor()
    const who = { family: 'Thistlewaite', given: 'Bram', born: '1990-10-30' }
    await opened(page, who, newNumber())
    await page.goto(`${url}/refer/${clinic.id}`)
    const second = newNumber()
    await typeWho(page, who, second)
    await page.getByText('Is this the same person?').waitFor()
    await opens(page)
    expect(await page.getByText('A new chart was opened').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'No, another person' }).click()
    await opens(page)
    await page.getByText('A new chart was opened').waitFor()

    await toPerson(page, 'Bram Thistlewaite')
    const twice = card(page, 'Entered twice')
    await twice.getByRole('button', { name: /^Merge with another/ }).click()
    // Somebody else is pressed first, and read late: only who is shown is merged.
    const somebody = (await everybody()).find(({ name }) => !name.startsWith('Thistle'))
    const late = `**/api/patients/${somebody?.patientId}`
    let release = (): void => undefined
    const held = new Promise<void>((done) => (release = done))
    await page.route(late, async (route) => {
      await held
      await route.continue()
    })
    await twice.getByLabel('Find the other one').fill(somebody?.mrn ?? '')
    await twice.getByRole('button', { name: somebody?.name ?? '' }).click()
    await twice.getByLabel('How is it known').fill('Same telephone')
    await twice.getByRole('button', { name: 'Merge the two' }).click()
    await twice.getByText('could not be read yet').waitFor()
    await twice.getByLabel('Find the other one').fill('thistle')
    await twice.getByRole('button', { name: 'Thistlewaite, Bram' }).click()
    const other = twice.getByRole('row', { name: /^Name/ }).getByRole('cell').nth(1)
    await other.waitFor()
    release()
    await page.waitForLoadState('networkidle')
    expect(await other.innerText()).toBe('Bram Thistlewaite')
    await page.unroute(late)
    await twice.getByLabel('How is it known').fill('Same telephone')
    await twice.getByRole('button', { name: 'Merge the two' }).click()
    await page.getByText('The two are one person now').waitFor()
    expect(await violations(page)).toEqual([])
    await twice.getByRole('button', { name: /^Take the merge back/ }).click()
    await twice.getByLabel('How is it known').fill('Twins, it turned out')
    await twice.getByRole('button', { name: 'Make them two again' }).click()
    await page.getByText('They are two persons again').waitFor()
    const open = (await everybody()).filter(({ name, closed }) => name === 'Thistlewaite, Bram' && closed === null)
    expect(new Set(open.map(({ patientId }) => patientId)).size).toBe(2)
    expect(faults).toEqual([])
    await page.close()
  })
})
