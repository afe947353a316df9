import { expect, it, vi } from 'vitest'
import { diagnosisNames } from '../../../../web/src/routes/chart/[episodeId]/entries/diagnosis-names.svelte.ts'
import { factLine } from '../../../../web/src/routes/chart/[episodeId]/entries/words.ts'

const says = (code: string, system: 'icd-10-cm' | 'snomed-ct' = 'icd-10-cm'): string =>
  factLine({ kind: 'diagnosis', day: '2026-11-20', system, code, status: 'active' }, '2026-11-23').text

it('a diagnosis is its code until the words have come, then its code with its words; one without words stays a code', async () => {
  expect(says('F33.1')).toBe('F33.1, active')
  vi.stubGlobal('navigator', { onLine: true })
  await diagnosisNames.load()
  vi.unstubAllGlobals()
  expect(says('F33.1')).toBe('F33.1 Major depressive disorder, recurrent, moderate, active')
  expect([says('E11.9'), says('F331', 'snomed-ct')]).toEqual(['E11.9, active', 'F331, active'])
})
