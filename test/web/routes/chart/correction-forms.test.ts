import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import fc, { RUNS } from '../../../support/seeded.ts'
import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { rowsOf } from '../../../../core/chart/kinds/read.ts'
import { FORM_WORDS } from '../../../../core/words/en/fields.ts'
import { fieldAsked } from '../../../../core/words/field-words.ts'
import { draftOf, factSoFar, saidSoFar, toFact, typed, type Draft } from '../../../../web/src/lib/forms/draft.ts'
import { isUntouched } from '../../../../web/src/lib/forms/touched.ts'
import { changesNothing } from '../../../../web/src/routes/chart/[episodeId]/draft/alongside.ts'
import { enteredBy, enteredNow } from '../../../../web/src/routes/chart/[episodeId]/forms/instrument-form.ts'
import DraftForm from '../../../../web/src/routes/chart/[episodeId]/forms/DraftForm.svelte'
import { knownChart } from '../../../../web/src/routes/chart/[episodeId]/known.ts'
import { SETTLED_BY_KIND } from '../../../../web/src/routes/chart/[episodeId]/draft/steps.ts'
import { EVERY_FACT_KIND, factOfKind, TODAY } from '../../../support/whole-charts/index.ts'
import { OneChart } from './at-hand.ts'
import { otherValue } from './drafts.ts'
import { labels, textOf } from './drawn.ts'

const chart = knownChart(new OneChart().chart)
/** The form of a correction, as it is drawn. */
const drawn = (draft: Draft): string =>
  render(DraftForm, {
    props: { draft, today: TODAY, problems: [], chart, hidden: SETTLED_BY_KIND[draft.kind] ?? [] },
  }).body

const labelOf = (draft: Draft, name: string): string => fieldAsked(FORM_WORDS, draft.kind, name, saidSoFar(draft)).label
/** Fields that are drawn one by one in a form of their own, by what shows that it is there. */
const INSIDE: Readonly<Record<string, RegExp>> = {
  answers: /^Enter$/,
  total: /^Enter$/,
  ideation: /^1\. /,
  behaviour: /^6\. /,
}
/** The fields that a form shows, or has within reach. */
function shownIn(draft: Draft): ReturnType<typeof rowsOf> {
  const asked = labels(drawn(draft))
  return rowsOf(draft.kind).filter(([name]) =>
    asked.some((label) => label === labelOf(draft, name) || INSIDE[name]?.test(label)),
  )
}
/** What stands in a form once one of its fields was changed in it. */
const changedIn = (draft: Draft, [name, field]: ReturnType<typeof rowsOf>[number]): Draft =>
  typed(draft, { ...(name === 'answers' ? { total: '' } : {}), [name]: otherValue(field, draft.values[name]) })

type Named = Readonly<Record<string, unknown>>
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
/** A correction of any fact of a kind, before and after one of the fields that its form shows was changed in it. */
const oneChanged = (kind: ClinicalFact['kind']) =>
  fc.tuple(factOfKind(kind), fc.nat()).map(([fact, place]) => {
    const draft = draftOf(fact)
    const shown = shownIn(draft)
    const row = shown[place % shown.length]!
    const now = changedIn(draft, row)
    const [was, is] = [fact, factSoFar(now)] as unknown as readonly [Named, Named]
    return { ...{ draft, now, shown, was, is }, touched: row[0] }
  })
const runs = { numRuns: Math.ceil(RUNS / 8) }

describe('law W1: the form of a correction', () => {
  it.each(EVERY_FACT_KIND)('of a %s leaves every other field as it was recorded, or says what goes', (kind) => {
    fc.assert(
      fc.property(oneChanged(kind), ({ now, was, is, touched }) => {
        const said = textOf(drawn(now)).split(' this correction: ').slice(1).join()
        for (const name of Object.keys(was))
          if (name !== touched && !isSame(was[name], is[name])) expect(said).toContain(labelOf(now, name))
      }),
      runs,
    )
  })
  it.each(EVERY_FACT_KIND)('of a %s takes nothing away that it does not show', (kind) => {
    fc.assert(
      fc.property(oneChanged(kind), ({ now, shown, was, is }) => {
        const seen = new Set([...shown, ...shownIn(now)].map(([name]) => name))
        const gone = Object.keys(was).filter((name) => !(name in is) && !seen.has(name))
        // That too few answers are wanted goes with the answers, which are seen.
        expect(gone.filter((name) => name !== 'incomplete')).toEqual([])
      }),
      runs,
    )
  })
  const screened: ClinicalFact = {
    ...{ kind: 'screening', day: TODAY, instrument: 'phq-9', result: 'negative' },
    answers: [2, 1, 2, 1, 1, 0, 1, 1, 2],
  }
  it('of a screening shows its questionnaire, and the result that was recorded beside it', () => {
    expect(labels(drawn(draftOf(screened)))).toEqual(['Enter', 'Day', 'Result'])
  })
  it('of a screening changes one answer and keeps the others, that about safety among them', () => {
    const answers = [0, 1, 2, 1, 1, 0, 1, 1, 2]
    expect(toFact(typed(draftOf(screened), { answers }))).toEqual({ ok: true, fact: { ...screened, answers } })
  })
  it('that changes nothing is not sent, and one that only strikes out is', () => {
    const draft = draftOf(screened)
    const changed = typed(draft, { result: 'positive' })
    expect([changesNothing('replace', draft), changesNothing('replace', changed)]).toEqual([true, false])
    expect(changesNothing('strike', draft)).toBe(false)
  })
  it('puts answers aside for a total, so that none is sent unseen, and has them again when it goes back', () => {
    const draft = draftOf(screened)
    const aside = enteredBy(draft, 'total')
    expect(factSoFar(aside)).not.toHaveProperty('answers')
    expect(textOf(drawn(aside))).toContain('No longer recorded with this correction: Answers.')
    expect([enteredNow(draft), enteredNow(aside)]).toEqual(['answers', 'total'])
    const back = enteredBy(typed(aside, { total: '11' }), 'answers')
    expect(toFact(back)).toEqual({ ok: true, fact: screened })
    expect(enteredBy(back, 'total').values).toEqual(typed(aside, { total: '11' }).values)
    expect(enteredBy(aside, 'answers').values).toEqual(draft.values)
  })
  it.each([0, 12])('loses no total, %s, by a look at the answers', (total) => {
    const { answers: _, ...rest } = screened as ClinicalFact & { readonly answers: unknown }
    const recorded = { ...rest, total } as ClinicalFact
    const draft = draftOf(recorded)
    const looked = enteredBy(draft, 'answers')
    expect([enteredNow(draft), enteredNow(looked)]).toEqual(['total', 'answers'])
    expect(factSoFar(looked)).not.toHaveProperty('total')
    const back = enteredBy(looked, 'total')
    expect([toFact(back), isUntouched(back)]).toEqual([{ ok: true, fact: recorded }, true])
  })
  it.each(['screening', 'assessment'] as const)(
    'of a %s with an instrument that this page does not know asks for no total in place of answers it cannot show',
    (kind) => {
      const newer = { ...screened, kind, instrument: 'phq-99', occasion: 'initial' } as unknown as ClinicalFact
      expect(labels(drawn(draftOf(newer)))).not.toContain('Total')
    },
  )
})
