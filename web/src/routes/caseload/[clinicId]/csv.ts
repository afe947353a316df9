/** What a spreadsheet would take for a formula, were it the start of a text. */
const FORMULA = /^[=+\-@\t\r]/
const QUOTED = /[",\r\n]/

/** Spaces that keep a number and its unit on one line of a page: in a file nobody finds a word that holds one. */
const NO_BREAK = /[\u00a0\u202f]/g

function cell(value: string | number): string {
  const plain = String(value).replaceAll(NO_BREAK, ' ')
  const text = typeof value === 'string' && FORMULA.test(plain) ? `'${plain}` : plain
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Rows as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. A text that would be a formula gets an apostrophe first:
 * what somebody typed as a name must not run on another one's machine.
 */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
