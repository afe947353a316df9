import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnosisName } from '../../../../core/words/en/diagnoses.ts'

const DEMO = join(import.meta.dirname, '../../../../infra/demo')

describe('the words of a diagnosis', () => {
  it('are there for every code that the demo network gives', () => {
    const written = ['treatment.ts', 'states.ts'].map((file) => readFileSync(join(DEMO, file), 'utf8')).join('')
    const codes = new Set(written.match(/(?<=')[A-Z]\d\d(?:\.\d+)?(?=')/g))
    expect(codes.size).toBeGreaterThan(8)
    for (const code of codes) expect(diagnosisName(code), code).toMatch(/^[A-Z][a-z]/)
  })
  it('are found with or without the point, and none are made up for a code that is not known', () => {
    expect(diagnosisName('F33.1')).toBe('Major depressive disorder, recurrent, moderate')
    expect([diagnosisName('f331'), diagnosisName('F331')]).toEqual([diagnosisName('F33.1'), diagnosisName('F33.1')])
    expect([diagnosisName('F33'), diagnosisName('E11.9'), diagnosisName('')]).toEqual([null, null, null])
  })
})
