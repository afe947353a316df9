import type { InstrumentId } from '../../instruments/index.ts'
import { WORDINGS as ENGLISH } from '../en/wordings.ts'
import type { Wordings } from '../language.ts'
import { bracketed } from './bracketed.ts'

const inBrackets = (id: InstrumentId) => async () => {
  const { wording } = await ENGLISH[id]()
  return { wording: { ...bracketed(wording), of: id } }
}

export const WORDINGS = Object.fromEntries(
  Object.keys(ENGLISH).map((id) => [id, inBrackets(id as InstrumentId)]),
) as unknown as Wordings
