import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { SITE_MANIFEST } from '../../../infra/local/build/build.ts'
import { openBrowser, signInAs } from '../../support/browser.ts'
import { keyPress } from './key-press.ts'

/** Bytes of scripts, gzipped, and what typing takes. */
export interface PageScripts {
  /** From the empty browser to the ranked caseload. */
  readonly caseload: number
  /** A chart opened at its address, until its entries show; without Chart.js. */
  readonly chart: number
  /** What comes after that: the forms and the rules of admission. */
  readonly forms: number
  /** The file that holds Chart.js. */
  readonly chartJs: number
  /** CPU of a key press in a questionnaire until it is painted, ms, at a quarter of this speed. */
  readonly keyPress: number
}

/** The module that alone imports Chart.js; vite's manifest says in which file it ended up, and Chart.js with it. */
const CHART_JS_SOURCE = 'src/lib/charting/chart-js.ts'

function chartJsFile(assembly: string): string {
  const manifest = JSON.parse(readFileSync(join(assembly, SITE_MANIFEST), 'utf8')) as Record<string, { file: string }>
  const found = manifest[CHART_JS_SOURCE]
  if (!found)
    throw new Error(`The manifest of the site does not name ${CHART_JS_SOURCE}: which module imports Chart.js?`)
  return found.file
}

async function gzipped(addresses: Iterable<string>): Promise<number> {
  const sizes = [...new Set(addresses)].map(async (address) => {
    const found = await fetch(address)
    if (!found.ok) throw new Error(`A script of the page answered ${found.status}`)
    return gzipSync(await found.text()).length
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** Notes in the page which scripts have come at the moment its entries show: what is asked for after that is not of it. */
const NOTE_SCRIPTS = `
  const watch = new MutationObserver(() => {
    if (!document.querySelector('#entries')) return
    watch.disconnect()
    const found = performance.getEntriesByType('resource').map(({ name }) => name)
    window.scriptsUntilEntries = found.filter((name) => name.endsWith('.js'))
  })
  watch.observe(document, { childList: true, subtree: true })`

/** What a care manager's pages load, in a real browser. `assembly` is the folder of the build that runs at `url`. */
export async function pageScripts(url: string, assembly: string): Promise<PageScripts> {
  const browser = await openBrowser()
  try {
    const { page, addresses } = await signInAs(browser, url, 'Kerensa Aldous')
    const chartJs = `${new URL(chartJsFile(assembly), url).href}`
    const scripts = () => addresses.filter((address) => address.startsWith(url) && address.endsWith('.js'))
    const withoutChartJs = () => scripts().filter((address) => address !== chartJs)
    await page.getByRole('row').nth(2).waitFor()
    const caseload = withoutChartJs()
    const href = await page.getByRole('row').nth(2).getByRole('link').first().getAttribute('href')
    addresses.length = 0
    await page.addInitScript(NOTE_SCRIPTS)
    await page.goto(new URL(href ?? '', url).href)
    await page.getByRole('group', { name: 'What to record' }).waitFor()
    const noted = await page.evaluate<string[]>('scriptsUntilEntries')
    const until = noted.filter((address) => address !== chartJs)
    const after = withoutChartJs().filter((address) => !until.includes(address))
    const sizes = [caseload, until, after, [chartJs]].map(gzipped)
    const [first = NaN, second = NaN, third = NaN, fourth = NaN] = await Promise.all(sizes)
    return { caseload: first, chart: second, forms: third, chartJs: fourth, keyPress: await keyPress(page) }
  } finally {
    await browser.close()
  }
}
