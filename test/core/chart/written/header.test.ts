import { expect, test } from 'vitest'
import { clinicOfHeader, readHeader } from '../../../../core/chart/written/header.ts'
import { NewerFormat } from '../../../../core/formats.ts'
import { anEpisode } from '../../../support/charts.ts'

const text = JSON.stringify(anEpisode())
const read = (more: Partial<Parameters<typeof readHeader>[0]>) => readHeader({ format: 1, version: 7, text, ...more })

test('a header takes its version from its item, which every write raises', () => {
  expect(read({})).toEqual(anEpisode({ version: 7 }))
})
test('a header of a newer format, or with words of one, is told as newer', () => {
  expect(() => read({ format: 2 })).toThrow(NewerFormat)
  expect(() => read({ text: text.replace('"female"', '"tlh"') })).toThrow(NewerFormat)
})
test('a header that is cut or empty is told as damaged, and its clinic is found where it is still in it', () => {
  for (const broken of [text.slice(0, -9), '', '{}', 'null']) {
    expect(() => read({ text: broken })).toThrow(RangeError)
    expect(() => read({ text: broken })).not.toThrow(NewerFormat)
  }
  expect(clinicOfHeader(text.slice(0, -9))).toBe('alder-street')
  expect(clinicOfHeader('{"patient":1}')).toBeNull()
})
