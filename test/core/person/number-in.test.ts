import { describe, expect, it } from 'vitest'
import { numberIn, type RecordNumber } from '../../../core/person/person-now.ts'

const number = (mrn: string, imported: boolean, clinicId = 'alder'): RecordNumber => ({
  ...{ clinicId, mrn, entryId: mrn, imported },
})

describe('the number that somebody goes by in a clinic', () => {
  it.each([
    ['the last one that was typed there', [number('T-1', false), number('T-2', false), number('I-1', true)], 'T-2'],
    ['else the first one that was imported there', [number('I-1', true), number('I-2', true)], 'I-1'],
    ['of that clinic also where another one was typed', [number('B-1', false, 'birch'), number('I-1', true)], 'I-1'],
    ['else by the same rule one from anywhere', [number('I-1', true, 'birch'), number('B-1', false, 'birch')], 'B-1'],
    ['none where there is none', [], undefined],
  ])('is %s', (_, numbers, expected) => {
    expect(numberIn(numbers, 'alder')?.mrn).toBe(expected)
  })
})
