import { expect, test } from 'vitest'
import { releasedResponse } from '../../../../core/metrics/released-response.ts'
import { startedWithin } from '../../../../core/metrics/started-within.ts'
import { definitionAt, definitionOf, smallPrint } from '../../../../web/src/lib/metrics/definition.ts'

test('a definition is found by its id among those that came with the figures', () => {
  expect(definitionOf([releasedResponse, startedWithin], 'started-within')).toBe(startedWithin)
  expect(definitionOf([startedWithin], 'no-such')).toBeNull()
})
test('a release shows the words of its own version alone', () => {
  expect(definitionAt(releasedResponse.version, releasedResponse)).toBe(releasedResponse)
  expect(definitionAt('1', releasedResponse)).toBeNull()
})
test('under a definition stands which way is better, from how many people on, and which definition it is', () => {
  expect(smallPrint(startedWithin)).toBe(
    'Higher is better. To be read from 30 people on. Definition started-within, version 2.',
  )
  expect(smallPrint({ ...startedWithin, direction: 'down' })).toContain('Lower is better.')
  expect(smallPrint({ ...startedWithin, direction: null })).not.toContain('better')
})
