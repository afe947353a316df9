import { expect, it } from 'vitest'
import { csvText } from '../../../../web/src/routes/caseload/[clinicId]/csv.ts'

it('quotes what would break a row, and doubles a quote', () => {
  expect(csvText([['a,b', 'say "so"', 'two\nlines', 3]])).toBe('\ufeff"a,b","say ""so""","two\nlines",3\r\n')
})

it('lets no text start as a formula, and a negative number be one', () => {
  for (const start of ['=', '+', '-', '@', '\t']) expect(csvText([[`${start}1+1`]])).toContain(`'${start}1+1`)
  expect(csvText([[-11]])).toBe('\ufeff-11\r\n')
})
