/**
 * node answers.mjs <address> <seconds> <pid>: waits until the product that process `pid` runs answers there with its page and
 * its settings, and prints after how many seconds. Exit 1, printing what it met last, where it does not answer in time or the
 * process ends. For any Node from 20 on.
 */
const [address = '', seconds = '60', pid = ''] = process.argv.slice(2)
const inTime = AbortSignal.timeout(Number(seconds) * 1000)

/** What is wrong with the answers, in a few words; undefined when nothing is. */
async function fault() {
  try {
    const page = await fetch(`${address}/`, { signal: inTime })
    if (page.status !== 200) return `GET / answered ${page.status}`
    if (!/<!doctype html>/i.test(await page.text())) return 'GET / answered without a page'
    const settings = await fetch(`${address}/config.json`, { signal: inTime })
    if (settings.status !== 200) return `GET /config.json answered ${settings.status}`
    const { issuer } = await settings.json()
    return typeof issuer === 'string' ? undefined : 'GET /config.json names no sign-in service'
  } catch (error) {
    return error.cause?.code ?? error.message
  }
}

function isRunning() {
  try {
    return process.kill(Number(pid), 0)
  } catch {
    return false
  }
}

let met = await fault()
while (met !== undefined && isRunning() && !inTime.aborted) {
  await new Promise((resolve) => setTimeout(resolve, 250))
  met = inTime.aborted ? met : await fault()
}
if (met === undefined) process.stdout.write(`${Math.round(performance.now() / 1000)}\n`)
else process.stdout.write(isRunning() ? `no answer within ${seconds} s: ${met}\n` : 'it ended before it answered\n')
// Without waiting for connections that fetch keeps open.
process.exit(met === undefined ? 0 : 1)
