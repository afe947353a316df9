import { join } from 'node:path'
import { readJson, writeJson } from '../../machine/json-file.ts'
import type { ScheduledRun } from '../template/schedules.ts'
import { parseSchedule } from './expression.ts'

const MINUTE_MS = 60_000
/** A computer that was off longer than this runs a missed job once and asks no further back. */
const CATCH_UP_MINUTES = 2 * 24 * 60

export interface SchedulerOptions {
  readonly runs: readonly ScheduledRun[]
  readonly invoke: (functionId: string, event: unknown) => Promise<unknown>
  readonly stateDir: string
  readonly onFault: (error: unknown) => void
}

/**
 * Runs the template's schedules by this machine's clock. A deployed schedule never sleeps and a laptop does: a run that
 * fell into the time it was off happens once at start.
 */
export function startScheduler({ runs, invoke, stateDir, onFault }: SchedulerOptions): { stop(): void } {
  const file = join(stateDir, 'schedule.json')
  const started = new Date()
  const jobs = runs.map((run) => ({ run, fires: parseSchedule(run.expression, run.zone, started) }))
  let seen = Math.floor(Number(readJson(file) ?? started.getTime()) / MINUTE_MS)

  const tick = (): void => {
    const minute = Math.floor(Date.now() / MINUTE_MS)
    const due = missedMinutes(Math.max(seen, minute - CATCH_UP_MINUTES), minute)
    for (const { run, fires } of jobs) {
      const at = due.findLast(fires)
      if (at) void invoke(run.functionId, scheduledEvent(run, at))
    }
    if (minute === seen) return
    seen = minute
    writeJson(file, minute * MINUTE_MS)
  }

  if (readJson(file) === null) writeJson(file, seen * MINUTE_MS)
  let timer: NodeJS.Timeout
  const next = (): void => {
    try {
      tick()
    } catch (error) {
      // The minute is not noted (disk full): a start before the next one would run its jobs again, which changes nothing.
      onFault(error)
    }
    timer = setTimeout(next, MINUTE_MS - (Date.now() % MINUTE_MS) + 50)
  }
  next()
  return { stop: () => clearTimeout(timer) }
}

const missedMinutes = (after: number, until: number): Date[] =>
  Array.from({ length: Math.max(0, until - after) }, (_, i) => new Date((after + 1 + i) * MINUTE_MS))

function scheduledEvent({ id, input }: ScheduledRun, at: Date): unknown {
  if (input !== null) return JSON.parse(input)
  return {
    version: '0',
    id: crypto.randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '000000000000',
    time: at.toISOString(),
    region: 'us-east-1',
    resources: [`arn:aws:events:us-east-1:000000000000:rule/${id}`],
    detail: {},
  }
}
