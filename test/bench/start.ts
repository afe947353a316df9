import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { openBrowser, signInAs } from '../support/browser.ts'
import type { Measured } from './measure.ts'

const RUN = join(import.meta.dirname, 'run-product.ts')

/** Resident memory of a process and all below it, in MB; Linux only. */
function treeMemory(root: number): number {
  const parents = new Map<number, number>()
  const memory = new Map<number, number>()
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      parents.set(pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]))
      memory.set(pid, Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
    } catch {
      // The process ended while we looked.
    }
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (parents.has(pid) && pid > 1 && isBelow(parents.get(pid) ?? 0))
  return [...memory].filter(([pid]) => isBelow(pid)).reduce((sum, [, mb]) => sum + mb, 0)
}

/** Seconds until the product answers its first page, and the process that runs it. */
async function start(dir: string): Promise<{ seconds: number; child: ChildProcess; url: string }> {
  const began = performance.now()
  const child = spawn(process.execPath, [RUN, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(String(data).trim()))
    child.once('exit', () => reject(new Error('The product stopped before it was ready')))
  })
  const page = await fetch(url)
  if (!page.ok) throw new Error(`The first page answered ${page.status}`)
  return { seconds: (performance.now() - began) / 1000, child, url }
}

/** Scripts that a care manager's first page loads, gzipped, without Chart.js: from the empty browser to the ranked caseload. */
async function firstLoad(url: string): Promise<number> {
  const browser = await openBrowser()
  try {
    const { page, addresses } = await signInAs(browser, url, 'Kerensa Aldous')
    await page.getByRole('row').nth(2).waitFor()
    const scripts = new Set(addresses.filter((address) => address.startsWith(url) && address.endsWith('.js')))
    const texts = await Promise.all([...scripts].map(async (address) => (await fetch(address)).text()))
    return texts.filter((text) => !text.includes('Chart.js')).reduce((sum, text) => sum + gzipSync(text).length, 0)
  } finally {
    await browser.close()
  }
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
}

/** Start to first page, with an empty store and with a seeded one, and the memory of the whole process tree. */
export async function startBench(): Promise<Measured[]> {
  const dir = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
  try {
    const first = await start(dir)
    await stop(first.child)
    const again = await start(dir)
    await pause(1000)
    const memory = treeMemory(again.child.pid ?? 0)
    const scripts = await firstLoad(again.url)
    await stop(again.child)
    return [
      { what: 'start to first page, built, with seeding', unit: 's', limit: 60, floor: null, ours: first.seconds },
      { what: 'start to first page, built and seeded', unit: 's', limit: 8, floor: null, ours: again.seconds },
      {
        what: 'first page load, JavaScript gzip, before Chart.js',
        unit: 'B',
        limit: 90_000,
        floor: 31_000,
        ours: scripts,
      },
      { what: 'memory of the whole process tree', unit: 'MB', limit: 600, floor: null, ours: memory },
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
