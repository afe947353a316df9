import { expect, test } from 'vitest'
import { course, type Seen } from '../../../core/caseload/course.ts'
import { DEFAULT_RULES } from '../../../core/caseload/rules.ts'
import { FOLLOWED, instrument, MEASURES, type FollowedId } from '../../../core/instruments/index.ts'
import type { FollowedInstrument } from '../../../core/instruments/instrument.ts'
import { naiveCourse } from '../../support/naive/course.ts'

/** Every total an instrument can have, as points of illness from 0. */
const illnesses = ({ range, step = 1 }: FollowedInstrument): number[] =>
  Array.from({ length: (range.max - range.min) / step + 1 }, (_, i) => i * step)

const WHENS = [
  ...[null, 7, 8].flatMap((week) => [56, 57].map((age) => ({ week, age, started: true }))),
  { week: null, age: 0, started: false },
]

/** The first input on which the courses of core and of the second reading differ; empty where they agree on all. */
function differing(id: FollowedId): string {
  const tool: FollowedInstrument = instrument(id)
  const settings = {
    ...DEFAULT_RULES,
    worsening: DEFAULT_RULES.worsening[id],
    relapseRise: tool.relapseRise ?? DEFAULT_RULES.relapseRise,
  }
  const total = (ill: number) => (tool.direction === 'higher-is-worse' ? tool.range.min + ill : tool.range.max - ill)
  const compare = (ills: readonly number[], when: (typeof WHENS)[number], isPlateau = false): string => {
    const [b, best, before] = [
      ills[0] ?? 0,
      ills.length > 2 ? Math.min(...ills.slice(1, -1)) : null,
      ills.at(-2) ?? null,
    ]
    const x = ills.at(-1) ?? 0
    const beforeLast = ills.length > 2 ? before : null
    const seen: Seen = {
      ...{
        baseline: total(b),
        best: best === null ? null : total(best),
        last: total(x),
        isPlateau,
        count: ills.length,
      },
      ...{ beforeLast: beforeLast === null ? null : total(beforeLast), ...when },
    }
    const { code, detail } = course(seen, tool, settings)
    const is = detail ? `${code}: ${detail}` : code
    const naive = naiveCourse({
      ...{ measure: id, b, best, beforeLast, x, plateau: isPlateau, count: ills.length },
      ...{ ageDays: when.age, started: when.started, week: when.week },
    })
    return is === naive ? '' : `${JSON.stringify(seen)}: ${is}, second reading ${naive}`
  }
  const all = illnesses(tool)
  for (const when of WHENS)
    for (const b of all)
      for (const x of all) {
        const short = compare([b, x], when) || (x === b ? compare([b], when) : '')
        if (short) return short
        for (const best of all) {
          const long = compare([b, best, x], when) || compare([b, best, x], when, true)
          if (long) return long
        }
      }
  return ''
}

test.each(FOLLOWED)('law C6: the grid of %s, in its own direction, agrees with a second reading of the laws', (id) => {
  expect(differing(id)).toBe('')
})

test('law C6: an instrument without thresholds has one course for every input: shown, not judged', () => {
  const shown = MEASURES.filter((id) => !(FOLLOWED as readonly string[]).includes(id))
  expect(shown).toEqual(['audit-c'])
  for (const baseline of [null, 0, 12])
    for (const last of [null, 0, 12])
      for (const count of [0, 1, 5])
        for (const started of [true, false]) {
          const seen = {
            baseline,
            best: last,
            beforeLast: last,
            last,
            isPlateau: false,
            count,
            age: 9,
            started,
            week: 9,
          }
          expect(course(seen, instrument('audit-c'), { worsening: 1, relapseRise: 1, targetScoreAge: 1 }).code).toBe(
            'not-judged',
          )
        }
})
