import type { Page } from 'playwright-core'

/** A machine a quarter as fast as this one. */
const SLOWDOWN = 4
const ROUNDS = 6

/**
 * What a key press in a questionnaire takes of the processor until it is painted, ms, on a machine a quarter as fast: the time of the
 * page's thread, so that whoever else works on this machine does not count. `page` shows a chart with its forms.
 */
export async function keyPress(page: Page): Promise<number> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async (): Promise<number> => {
    const { metrics } = await browser.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000
  }
  const items = await page.locator('[data-item]').count()
  const keys = [...Array<string>(items).fill('1'), ...Array<string>(items).fill('ArrowUp')]
  /** Frames of a page, each after a key; of the time of a page where nobody types nothing is a key's. */
  const taken = async (rounds: number, press: (key: string) => Promise<void>): Promise<number> => {
    const before = await busy()
    for (const key of Array<string[]>(rounds).fill(keys).flat()) {
      await press(key)
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
    }
    return ((await busy()) - before) / (rounds * keys.length)
  }
  await page.locator('[data-item="0"]').focus()
  const typing = (key: string) => page.keyboard.press(key)
  await taken(1, typing)
  const idle = await taken(1, () => Promise.resolve())
  return ((await taken(ROUNDS, typing)) - idle) * SLOWDOWN
}
