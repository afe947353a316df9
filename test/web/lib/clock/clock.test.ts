import { describe, expect, it } from 'vitest'
import type * as Clock from '../../../../web/src/lib/clock/clock.ts'
import { todaySince } from '../../../../web/src/lib/clock/clock.ts'
import { asInBrowser } from '../../../support/as-in-browser.ts'

const MINUTE = 60_000

describe('the clock of a page', () => {
  /** A machine whose time a test lets pass. */
  const machine = {
    time: 10 * MINUTE + 15_000,
    running: [] as [task: () => void, delay: number][],
    shown: [] as (() => void)[],
  }
  const around = {
    now: () => machine.time,
    later(task: () => void, delay: number) {
      machine.running = [[task, delay]]
      return () => void (machine.running = [])
    },
    onShown(task: () => void) {
      machine.shown = [task]
      return () => void (machine.shown = [])
    },
  }
  it('ticks as a minute begins and when the page is looked at again, and rests while nobody reads it', async () => {
    const page = await asInBrowser<typeof Clock>('lib/clock/clock.ts')
    const clock = page.tickingClock(around)
    expect([clock(), machine.running]).toEqual([machine.time, []])
    const seen: number[] = []
    const leave = page.within(() => page.watch(() => void seen.push(clock())))
    page.flushSync()
    expect(machine.running.map(([, delay]) => delay)).toEqual([45_000])
    machine.time += 45_000
    machine.running[0]?.[0]()
    page.flushSync()
    expect(machine.running.map(([, delay]) => delay)).toEqual([MINUTE])
    machine.time += 7 * MINUTE
    machine.shown[0]?.()
    page.flushSync()
    expect(seen).toEqual([10 * MINUTE + 15_000, 11 * MINUTE, 18 * MINUTE])
    leave()
    await Promise.resolve()
    expect([machine.running, machine.shown]).toEqual([[], []])
  })
})

describe('today at a clinic, since an answer', () => {
  const answer = { asOf: '2026-11-26T18:00:00Z', today: '2026-11-26' }
  const zone = 'America/Chicago'
  const HOUR = 60 * MINUTE
  it('is the next day once midnight has passed there, whatever the clock of the device says', () => {
    for (const readAt of [Date.parse(answer.asOf), 0, Date.parse('2031-01-01')]) {
      expect(todaySince(answer, readAt, readAt + 11 * HOUR, zone)).toBe('2026-11-26')
      expect(todaySince(answer, readAt, readAt + 12 * HOUR, zone)).toBe('2026-11-27')
    }
  })
  it('is the day of the answer where the clinic or its moment is not known, and never one before it', () => {
    expect(todaySince(answer, 0, 48 * HOUR, undefined)).toBe('2026-11-26')
    expect(todaySince({ ...answer, asOf: '' }, 0, 48 * HOUR, zone)).toBe('2026-11-26')
    expect(todaySince({ ...answer, asOf: '2026-11-26T05:59:58Z' }, 0, 0, zone)).toBe('2026-11-26')
    expect(todaySince(answer, 12 * HOUR, 0, zone)).toBe('2026-11-26')
  })
})
