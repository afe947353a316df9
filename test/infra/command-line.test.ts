import { describe, expect, test } from 'vitest'
import { PlainFault, readCommandLine, told, WrongWords } from '../../infra/command-line.ts'

const line = {
  command: 'npm run weigh',
  help: 'npm run weigh -- <scale>',
  options: { unit: { type: 'string' }, twice: { type: 'boolean', default: false } },
  words: ['one scale'],
} as const

test('gives options and words as they were typed', () => {
  expect(readCommandLine(line, ['north', '--unit', 'kg'])).toEqual({
    values: { unit: 'kg', twice: false },
    words: ['north'],
  })
})

test('help wins over whatever else was typed', () => {
  expect(readCommandLine(line, ['--help'])).toBeNull()
  expect(readCommandLine(line, ['--nonsense', '-h'])).toBeNull()
})

describe('wrong words are one sentence that says where the help is', () => {
  test.each([
    [['north', '--colour', 'red'], "Unknown option '--colour'. npm run weigh -- --help says what it takes."],
    [['north', '--unit'], "Option '--unit <value>' argument missing. npm run weigh -- --help says what it takes."],
    [[], 'Name one scale. npm run weigh -- --help says what it takes.'],
    [['north', 'south'], 'There is no place for "south". npm run weigh -- --help says what it takes.'],
  ])('%j', (words, sentence) => {
    expect(() => readCommandLine(line, words)).toThrow(new WrongWords(sentence))
  })
})

test('a failure nobody expected is told in one line, without its stack', () => {
  expect(told(new Error('first\nsecond'), 'npm run weigh')).toBe('npm run weigh failed: first')
  expect(told(new AggregateError([]), 'npm run weigh')).toBe('npm run weigh failed: AggregateError')
  expect(told(new PlainFault('The scale is broken: mend it.'), 'npm run weigh')).toBe('The scale is broken: mend it.')
})
