import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildAssembly } from '../../../infra/local/build/build.ts'
import { startApart, type Apart } from '../../support/assembly-apart.ts'
import { formSize } from '../made/form-size.ts'
import { pageScripts } from '../made/page-scripts.ts'
import { treeUsage } from '../made/processes.ts'
import type { Bench, Counted } from '../row.ts'

/** Memory is looked at when the start has settled. */
const SETTLE_MS = 1000

interface Started extends Apart {
  readonly seconds: number
  readonly cpu: number
}

/** The product until it has answered its first page. */
async function start(dir: string): Promise<Started> {
  const began = performance.now()
  const apart = await startApart(dir)
  const page = await fetch(apart.at.url)
  if (!page.ok) throw new Error(`The first page answered ${page.status}`)
  return { ...apart, seconds: (performance.now() - began) / 1000, cpu: treeUsage(apart.child.pid ?? 0).cpu }
}

/** The product started, looked at and stopped again, whatever becomes of the look. */
async function whileRunning<T>(dir: string, look: (started: Started) => Promise<T>): Promise<T> {
  const started = await start(dir)
  try {
    return await look(started)
  } finally {
    await started.end('SIGTERM')
  }
}

const counted = (what: string, unit: Counted['unit'], most: number | null, ours: number): Counted => ({
  ...{ what, unit, limit: most === null ? null : { most }, floor: null, ours },
})

const startRows = (what: string, most: number, { cpu, seconds }: Started): Counted[] => [
  counted(what, 's CPU', most, cpu),
  counted(what, 's', null, seconds),
]

/** The whole product on this machine: what a start takes of the processor, what it holds, and what its pages load. */
export const product: Bench = {
  async open() {
    const assembly = await buildAssembly({ progress: () => undefined })
    const dir = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
    try {
      const first = await whileRunning(dir, (started) => Promise.resolve(started))
      const { again, memory, scripts } = await whileRunning(dir, async (started) => {
        await pause(SETTLE_MS)
        const { memory } = treeUsage(started.child.pid ?? 0)
        return { again: started, memory, scripts: await pageScripts(started.at.url, assembly) }
      })
      const rows = [
        ...startRows('start to first page, built, with seeding', 30, first),
        ...startRows('start to first page, built and seeded', 5, again),
        counted('memory of the whole process tree', 'MB', 600, memory),
        counted('scripts of the first page, gzip, without Chart.js', 'B', 88_000, scripts.caseload),
        counted('scripts of a chart until its entries show, gzip, without Chart.js', 'B', 100_000, scripts.chart),
        counted('scripts of its forms and of admission, after that, gzip', 'B', null, scripts.forms),
        counted('Chart.js, gzip', 'B', null, scripts.chartJs),
        counted('the form of any kind with its draft, gzip', 'B', 3000, await formSize()),
        counted('a key press in a questionnaire, at a quarter of the speed', 'ms CPU', 16, scripts.keyPress),
      ]
      return { rows }
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  },
}
