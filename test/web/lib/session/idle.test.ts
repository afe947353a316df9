import fc from '../../../support/seeded.ts'
import { describe, expect, it } from 'vitest'
import { IDLE_RULE, idleState, IdleWatch, type IdleState } from '../../../../web/src/lib/session/idle.ts'

const MINUTE = 60_000

/** A clock and timers that move only when told to. */
function watched() {
  let now = 0
  let tasks: { at: number; task: () => void }[] = []
  const states: IdleState['phase'][] = []
  let told = 0
  const watch = new IdleWatch({
    now: () => now,
    later(task, delay) {
      const entry = { at: now + delay, task }
      tasks.push(entry)
      return () => (tasks = tasks.filter((other) => other !== entry))
    },
    onChange: ({ phase }) => {
      if (states.at(-1) !== phase) states.push(phase)
    },
    tell: () => (told += 1),
  })
  const pass = (ms: number) => {
    const end = now + ms
    for (;;) {
      const next = tasks.sort((a, b) => a.at - b.at)[0]
      if (!next || next.at > end) break
      tasks = tasks.filter((entry) => entry !== next)
      now = next.at
      next.task()
    }
    now = end
  }
  /** The machine sleeps: time goes by and no timer runs. */
  const sleep = (ms: number) => (now += ms)
  return { watch, pass, sleep, states, told: () => told, timers: () => tasks.length }
}

describe('automatic logoff', () => {
  it('warns two minutes before and ends after fifteen', () => {
    const { pass, states } = watched()
    pass(13 * MINUTE - 1)
    expect(states).toEqual([])
    pass(1)
    expect(states).toEqual(['warning'])
    pass(2 * MINUTE)
    expect(states).toEqual(['warning', 'over'])
  })
  it('starts anew with every key or click', () => {
    const { watch, pass, states } = watched()
    for (let i = 0; i < 10; i++) {
      pass(12 * MINUTE)
      watch.activity()
    }
    expect(states).toEqual([])
  })
  it('takes only a decision as a reason to stay once it has warned', () => {
    const { watch, pass, states } = watched()
    pass(14 * MINUTE)
    watch.activity()
    expect(states).toEqual(['warning'])
    watch.stay()
    expect(states).toEqual(['warning', 'active'])
    pass(14 * MINUTE)
    expect(states).toEqual(['warning', 'active', 'warning'])
  })
  it('is kept awake by another tab, also while it warns', () => {
    const { watch, pass, states } = watched()
    pass(14 * MINUTE)
    watch.heard()
    expect(states.at(-1)).toBe('active')
  })
  it('tells other tabs, but not for every key', () => {
    const { watch, pass, told } = watched()
    for (let i = 0; i < 100; i++) {
      pass(100)
      watch.activity()
    }
    expect(told()).toBe(2)
  })
  it('ends at once when a machine wakes that slept too long', () => {
    const { watch, sleep, states } = watched()
    sleep(3 * 60 * MINUTE)
    watch.check()
    expect(states).toEqual(['over'])
  })
  it('does not come back to life once it is over', () => {
    const { watch, pass, states, timers } = watched()
    pass(16 * MINUTE)
    watch.stay()
    watch.heard()
    expect(states.at(-1)).toBe('over')
    expect(timers()).toBe(0)
  })
  it('is over exactly when the limit has passed, whatever came before', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(10 * IDLE_RULE.limit), (last, gone) => {
        expect(idleState(last, last + gone).phase === 'over').toBe(gone >= IDLE_RULE.limit)
      }),
    )
  })
})
