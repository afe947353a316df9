import { describe, expect, it } from 'vitest'
import type { Field } from '../../../../core/chart/kinds/field.ts'
import { asks, isNeeded, KIND_NAMES, kindOf, type FactKind, type Said } from '../../../../core/chart/kinds/index.ts'
import type { ChartAsked } from '../../../../core/chart/kinds/kind.ts'

const TODAY = '2026-11-23'
/** A chart in which every step is possible: what is refused then is refused for what a fact itself lacks. */
const chart = {
  ...{ today: TODAY, recordedOn: TODAY, corrected: null, chosen: {}, closed: null },
  safety: () => ({
    ...{ uncovered: [], findings: [], elsewhere: null, answered: [], answeredInSave: [], isAwaited: true },
    ...{ blocked: () => null, confirmBlocked: () => null },
  }),
  after: () => ({ clock: null, things: [] }),
} as unknown as ChartAsked

const wordsOf = (field: Field): readonly (string | undefined)[] =>
  field.type === 'choice' ? (field.optional ? [...field.words, undefined] : field.words) : [undefined]
/** Whatever the choices of a kind can say beside one another. */
const sayings = (kind: FactKind): readonly Said[] =>
  Object.entries(kindOf(kind).fields).reduce<readonly Said[]>(
    (all, [name, field]) => all.flatMap((said) => wordsOf(field).map((word) => ({ ...said, [name]: word }))),
    [{ kind, day: TODAY }],
  )

describe.each(
  KIND_NAMES.filter((kind) =>
    Object.values(kindOf(kind).fields).some((field) => field.optional && !kindOf(kind).byAction),
  ),
)('what has to be said of a %s', (kind) => {
  it('is a choice that is refused where it is left open, and no other', () => {
    for (const [name, field] of Object.entries(kindOf(kind).fields)) {
      if (!field.optional || field.type !== 'choice') continue
      for (const said of sayings(kind)) {
        if (said[name] !== undefined || !asks(kind, name, said, null)) continue
        const refused = kindOf(kind).problems?.(said as never, chart) ?? []
        const isRefused = refused.some((problem) => problem?.at === name)
        expect({ said, name, needed: isNeeded(kind, name, said) }).toEqual({ said, name, needed: isRefused })
      }
    }
  })
})
