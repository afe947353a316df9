import { COLUMNS, noneOf } from '../columns.ts'
import { emptyCohort, type Cohort } from '../cohort.ts'
import { ColumnReader, concatenate, packColumn, plausible } from './bits.ts'
import { packDays, readDays } from './day-codes.ts'
import { readCodes } from './word-codes.ts'

/** Format 1, written by releases 0.1 and before: the columns of that time in a fixed order, every code in 8 bits. */
const DAYS = [
  'identified',
  'referred',
  'contacted',
  'assessed',
  'enrolled',
  'treated',
  'anyTreatment',
  'closed',
  'baselineDay',
] as const
const CODES = [
  'closeReason',
  'alreadyOnTreatment',
  'language',
  'raceEthnicity',
  'payerClass',
  'rurality',
  'ageBand',
  'plan',
  'baseline',
  'followUp',
] as const
const FORMAT = 1
const NONE = 255

/** Throws RangeError where a block has more plans than 8 bits count. */
function codesOf(cohort: Cohort, name: (typeof CODES)[number]): Int32Array {
  const none = noneOf(COLUMNS[name].width)
  return Int32Array.from(cohort[name], (code) => {
    if (code === none) return 0
    if (code >= NONE) throw new RangeError(`The column ${name} does not hold this value: it is outside its 8 bits`)
    return code + 1
  })
}

export function encodeV1(cohort: Cohort): Uint8Array {
  const names = new TextEncoder().encode(cohort.plans.join('\n'))
  if (names.length > 65_535) throw new RangeError('The names of the plans are longer than a block of format 1 holds')
  const head = new Uint8Array(7)
  const view = new DataView(head.buffer)
  view.setUint8(0, FORMAT)
  view.setUint32(1, cohort.size, true)
  view.setUint16(5, names.length, true)
  const days = DAYS.map((name) => packDays(cohort[name], name === 'identified' ? null : cohort.identified))
  return concatenate([head, names, ...days, ...CODES.map((name) => packColumn(codesOf(cohort, name), 0))])
}

export function decodeV1(block: Uint8Array): Cohort {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const size = plausible(view.getUint32(1, true))
  const namesEnd = 7 + view.getUint16(5, true)
  const names = new TextDecoder('utf-8', { fatal: true }).decode(block.subarray(7, namesEnd))
  const cohort = emptyCohort(size, names === '' ? [] : names.split('\n'))
  const reader = new ColumnReader(block, namesEnd)
  const codes = new Int32Array(size)
  for (const name of DAYS) readDays(reader, codes, cohort[name], name === 'identified' ? null : cohort.identified)
  for (const name of CODES) readCodes(reader, codes, cohort[name], name)
  reader.finish()
  return cohort
}
