import { auditC } from './audit-c/rules.ts'
import { epds } from './epds/rules.ts'
import { gad2 } from './gad-2/rules.ts'
import { gad7 } from './gad-7/rules.ts'
import {
  isFollowed,
  isMeasured,
  type ById,
  type FollowedInstrument,
  type Instrument,
  type MeasuredInstrument,
} from './instrument.ts'
import { phq2 } from './phq-2/rules.ts'
import { phq9 } from './phq-9/rules.ts'
import { who5 } from './who-5/rules.ts'

const byId = <const I extends ById<I>>(instruments: I): I => instruments

/** Every instrument by its id. A new one is a folder beside this, its import and a line here, and its words in every language. */
export const INSTRUMENTS = byId({
  'phq-9': phq9,
  'phq-2': phq2,
  'gad-7': gad7,
  'gad-2': gad2,
  'audit-c': auditC,
  'who-5': who5,
  epds,
})

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

/** Ids of the instruments whose type is at least this one. */
export type IdsOf<Kind extends Instrument> = {
  [Id in InstrumentId]: (typeof INSTRUMENTS)[Id] extends Kind ? Id : never
}[InstrumentId]

/** What is kept as a course over time, in the order it is shown in; and of that what is judged. */
export type MeasureId = IdsOf<MeasuredInstrument>
export type FollowedId = IdsOf<FollowedInstrument>
export const isMeasureId = (text: string): text is MeasureId => isInstrumentId(text) && isMeasured(INSTRUMENTS[text])
export const MEASURES = INSTRUMENT_IDS.filter(isMeasureId)
export const FOLLOWED = MEASURES.filter((id): id is FollowedId => isFollowed(INSTRUMENTS[id]))
