import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser, type Page } from 'playwright-core'

/**
 * What the package would start it with and we do not: it is made for one page per process, and a journey has several people at once; and it
 * draws on a graphics card that it imitates in software, for pages that ask for one. Ours ask for none, and it was half of all that a run
 * of the browser's tests had to compute.
 */
const NOT_OURS =
  /^--(single-process|no-zygote|ignore-gpu-blocklist|in-process-gpu|use-gl|use-angle|enable-unsafe-swiftshader)\b/

/** Chromium from inside a package: nothing to download, works as any user. One process serves all contexts of a file. */
export async function openBrowser(): Promise<Browser> {
  const args = [...sparticuz.args.filter((arg) => !NOT_OURS.test(arg)), '--disable-gpu']
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args, headless: true })
}

export interface Visit {
  /** The page that is asked for; the first one unless said. Who signs in comes back to it. */
  readonly path?: string
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
}

/** What a page must never do while somebody works in it. */
export interface Watched {
  readonly page: Page
  /** Errors of scripts, of the console and of the content security policy. */
  readonly faults: string[]
  /** Every address the page asked for. */
  readonly addresses: string[]
}

/** A fresh browser profile at a page. */
export async function visit(
  browser: Browser,
  url: string,
  { path = '', width = 1440, height = 900, dark }: Visit = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  const addresses: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto(url + path)
  return { page, faults, addresses }
}

/** Signs in on the demo page as a person would: one click on a name. */
export async function signInAs(browser: Browser, url: string, name: string, options: Visit = {}): Promise<Watched> {
  const watched = await visit(browser, url, options)
  await watched.page.getByRole('button', { name: new RegExp(name) }).click()
  await watched.page
    .getByRole('heading', { level: 1 })
    .waitFor()
    .catch((error: Error) => {
      throw new Error(
        `No page for ${name}: ${error.message}. Faults of its scripts: ${watched.faults.join('; ') || 'none'}`,
      )
    })
  return watched
}
