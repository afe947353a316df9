import { describe, expect, test } from 'vitest'
import { Entry, NewEntry } from '../../../core/chart/entry.ts'
import { TypedEntry } from '../../../core/contract/typed-entry.ts'
import { makeEntry } from '../../web/routes/chart/entries.ts'

const drug = (name: string, more: object = {}) => ({
  ...{ kind: 'treatment', day: '2026-11-20', action: 'start', modality: 'medication', name, underPlan: true, ...more },
})
const correction = (replacement: object | null) => ({
  ...{ kind: 'correction', day: '2026-11-20', corrects: 'a', replacement, reason: 'Typed wrong' },
})
const read = (value: unknown) => TypedEntry.safeParse(value)
const problems = (value: unknown) => read(value).error?.issues.map(({ path, message }) => [path.join('.'), message])

describe('law D1: a typed treatment that leaves out whether the drug is a psychotropic', () => {
  test.each([
    ['lisinopril', false],
    ['Zestril', false],
    ['sertraline', true],
    ['Zoloft 50 mg', true],
  ])('%s has the word of its name: %s', (name, psychotropic) => {
    expect(read(drug(name)).data).toEqual({ ...drug(name), psychotropic })
    expect(read(correction(drug(name))).data).toEqual(correction({ ...drug(name), psychotropic }))
  })
  test('is refused at that field where the name does not tell it', () => {
    const said = 'Say whether this is a psychotropic drug: one for the mind counts as treatment, any other does not'
    expect(problems(drug(' Neuvoxine '))).toEqual([['psychotropic', said]])
    expect(problems(correction(drug('Neuvoxine')))).toEqual([['replacement.psychotropic', said]])
  })
  test('is never asked about psychotherapy', () => {
    expect(read(drug('Circle of friends', { modality: 'psychotherapy' })).data).toMatchObject({ psychotropic: false })
  })
})

test('what the writer says of a drug holds, whatever its name', () => {
  for (const psychotropic of [true, false])
    for (const name of ['lisinopril', 'sertraline', 'Neuvoxine'])
      expect(read(drug(name, { psychotropic })).data).toMatchObject({ psychotropic })
})

test('what has another shape is refused by its shape, and nothing throws', () => {
  for (const value of [
    null,
    7,
    'x',
    [],
    {},
    drug(''),
    drug('x', { name: 7 }),
    correction(drug('')),
    correction(7 as never),
  ])
    expect(read(value).success).toBe(false)
  expect(read(correction(null)).success).toBe(true)
})

test('a stored entry without the field is read as it always was: a psychotropic', () => {
  expect(NewEntry.parse(drug('lisinopril'))).toMatchObject({ psychotropic: true })
  expect(Entry.parse(makeEntry('a', drug('Neuvoxine') as never)).fact).toMatchObject({ psychotropic: true })
})
