import { gad2 } from './gad-2.ts'
import { gad7 } from './gad-7.ts'
import type { Instrument } from './instrument.ts'
import { phq2 } from './phq-2.ts'
import { phq9 } from './phq-9.ts'

/** Every instrument by its id. A new one is a file beside this and a line here. */
export const INSTRUMENTS = {
  'phq-9': phq9,
  'phq-2': phq2,
  'gad-7': gad7,
  'gad-2': gad2,
} as const satisfies Record<string, Instrument>

export type InstrumentId = keyof typeof INSTRUMENTS

export const isInstrumentId = (text: string): text is InstrumentId => Object.hasOwn(INSTRUMENTS, text)

export const INSTRUMENT_IDS: readonly InstrumentId[] = Object.keys(INSTRUMENTS).filter(isInstrumentId)

/** The instrument with this id; RangeError where there is none. */
export function instrument<Id extends InstrumentId>(id: Id): (typeof INSTRUMENTS)[Id]
export function instrument(id: string): Instrument
export function instrument(id: string): Instrument {
  if (!isInstrumentId(id)) throw new RangeError('There is no instrument with this id')
  return INSTRUMENTS[id]
}
