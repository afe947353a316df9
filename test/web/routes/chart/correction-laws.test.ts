import fc, { RUNS } from '../../../support/seeded.ts'
import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { addDays } from '../../../../core/day.ts'
import { asks, isFactKind } from '../../../../core/chart/kinds/index.ts'
import { rowsOf } from '../../../../core/chart/kinds/read.ts'
import { isChosen, withOther } from '../../../../web/src/lib/forms/chosen.ts'
import { draftOf, isAsked, saidSoFar, toFact, typed, type Value } from '../../../../web/src/lib/forms/draft.ts'
import { anyFact, EVERY_FACT_KIND, factOfAnyKind, factOfKind, TODAY } from '../../../support/whole-charts/index.ts'
import { otherValue } from './drafts.ts'

/** What a source may say and no form would: minutes of a call nobody answered, a note of spaces, "incomplete" beside a whole form. */
const saidBesides = fc.record({
  minutes: fc.option(fc.nat({ max: 1440 }), { nil: undefined }),
  note: fc.option(fc.constantFrom('', ' ', ' Sleep worse. '), { nil: undefined }),
})
const withMore = fc.tuple(anyFact, saidBesides).map(([fact, { minutes, note }]): ClinicalFact => {
  const noted = note === undefined || !['contact', 'close', 'case-review'].includes(fact.kind) ? {} : { note }
  return { ...fact, ...noted, ...(fact.kind === 'contact' && minutes !== undefined ? { minutes } : {}) } as ClinicalFact
})
const answered: ClinicalFact[] = [
  {
    ...{ kind: 'assessment', instrument: 'phq-9', day: TODAY, occasion: 'follow-up', incomplete: true },
    answers: [1, 1, 1, 1, 1, 1, 1, 1, 0],
  },
  { kind: 'contact', day: TODAY, outcome: 'attempted', mode: 'phone', work: ['cbt'], minutes: 7 },
  {
    kind: 'assessment',
    instrument: 'phq-9',
    day: TODAY,
    occasion: 'initial',
    answers: [1, null, null, null, 1, 1, 1, 1, 0],
  },
]

describe('law W1: a correction changes what was touched and nothing else', () => {
  it('toFact(draftOf(fact)) equals fact, for every kind and every fact', () => {
    fc.assert(
      fc.property(withMore, (fact) => {
        expect(toFact(draftOf(fact))).toStrictEqual({ ok: true, fact })
      }),
      { numRuns: RUNS * 4 },
    )
  })
  it.each(answered)('also of what no form would state: $kind, case %#', (fact) => {
    expect(toFact(draftOf(fact))).toStrictEqual({ ok: true, fact })
  })
  it('toFact(draftOf(fact)) equals fact of the kinds that only actions write, and of a person’s own chart', () => {
    fc.assert(
      fc.property(factOfAnyKind, (fact) => {
        expect(toFact(draftOf(fact))).toStrictEqual({ ok: true, fact })
      }),
      { numRuns: RUNS },
    )
  })
  it.each(EVERY_FACT_KIND)('another day leaves all else of a %s as it was', (kind) => {
    let corrected = 0
    fc.assert(
      fc.property(factOfKind(kind), fc.integer({ min: 1, max: 400 }), (fact, days) => {
        const day = addDays(fact.day, -days)
        const checked = toFact(typed(draftOf(fact), { day }))
        if (!checked.ok) return
        corrected += 1
        expect(checked.fact).toStrictEqual({ ...fact, day })
      }),
      { numRuns: RUNS },
    )
    expect(corrected).toBeGreaterThan(0)
  })
  it('a dose leaves the other fields of a treatment as they were', () => {
    fc.assert(
      fc.property(factOfKind('treatment'), (fact) => {
        const checked = toFact(typed(draftOf(fact), { dose: '75 mg' }))
        expect(checked).toStrictEqual({ ok: true, fact: { ...fact, dose: '75 mg' } })
      }),
    )
  })
  it('a total in place of answers takes the answers and their mark away', () => {
    const checked = toFact(typed(draftOf(answered[0]!), { total: '8' }))
    const { answers: _, incomplete: __, ...rest } = answered[0] as Extract<ClinicalFact, { kind: 'assessment' }>
    expect(checked).toStrictEqual({ ok: true, fact: { ...rest, total: 8 } })
  })
  it('a call that was answered after all keeps the work that was recorded', () => {
    const checked = toFact(typed(draftOf(answered[1]!), { outcome: 'completed' }))
    expect(checked).toStrictEqual({ ok: true, fact: { ...answered[1], outcome: 'completed' } })
  })
})

describe('law W1: a word of a list that is chosen in a form', () => {
  const LISTS = EVERY_FACT_KIND.flatMap((kind) =>
    rowsOf(kind).flatMap(([name, { type, ...field }]) =>
      type === 'list' && 'words' in field ? [{ kind, name, words: field.words as readonly string[] }] : [],
    ),
  )
  it.each(LISTS)('or left out of $name of a $kind changes nothing once that is undone, and no other word', (list) => {
    const { kind, name, words } = list
    fc.assert(
      fc.property(factOfKind(kind), fc.constantFrom(...words), fc.boolean(), (fact, word, newer) => {
        const said = (fact as unknown as Readonly<Record<string, readonly string[]>>)[name] ?? []
        const draft = draftOf({ ...fact, [name]: newer ? ['by-a-newer-version', ...said] : said })
        const other = typed(draft, { [name]: withOther(draft, name, word) })
        const rest = (value: Value = []) => [...value].filter((one) => one !== word)
        expect(isChosen(other, name, word)).toBe(!isChosen(draft, name, word))
        expect(rest(other.values[name])).toEqual(rest(draft.values[name]))
        expect(withOther(other, name, word)).toEqual(draft.values[name])
      }),
    )
  })
})

describe('law W1: one field that is changed in a form', () => {
  it.each(EVERY_FACT_KIND)('of a %s changes that alone, and what is asked for by it', (kind) => {
    let changed = 0
    fc.assert(
      fc.property(factOfKind(kind), fc.nat(), (fact, place) => {
        const draft = draftOf(fact)
        const shown = rowsOf(kind).filter(([name]) => isAsked(draft, name, saidSoFar(draft)))
        const [name, field] = shown[place % shown.length]!
        const now = typed(draft, { [name]: otherValue(field, draft.values[name]) })
        const checked = toFact(now)
        if (!checked.ok) return
        changed += 1
        const [was, is] = [fact, checked.fact] as unknown as readonly Readonly<Record<string, unknown>>[]
        const others = new Set([...Object.keys(was!), ...Object.keys(is!)])
        for (const one of others) {
          const isBy = (of: typeof draft) => isFactKind(kind) && asks(kind, one, saidSoFar(of), fact)
          if (one === name || one === 'psychotropic' || isBy(draft) !== isBy(now)) continue
          expect({ [one]: is![one] }).toStrictEqual({ [one]: was![one] })
        }
      }),
      { numRuns: RUNS },
    )
    expect(changed).toBeGreaterThan(0)
  })
  it('keeps fields and words that only a newer server knows', () => {
    const newer = { kind: 'consent', day: TODAY, state: 'by-proxy', witness: 'K. A.' } as unknown as ClinicalFact
    expect(toFact(typed(draftOf(newer), { day: '2026-11-20' }))).toStrictEqual({
      ...{ ok: true, fact: { ...newer, day: '2026-11-20' } },
    })
  })
})
