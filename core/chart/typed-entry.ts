import * as z from 'zod'
import { isPsychotropic, sayWhether } from '../medicines/index.ts'
import { NewEntry } from './entry.ts'

type Written = z.input<typeof NewEntry>
type Path = readonly string[]
type Refuse = (path: Path, problem: string) => void

/** A treatment that leaves `psychotropic` out, with the word that its name has. Psychotherapy is never asked. */
function withWord(fact: Written, path: Path, refuse: Refuse): Written {
  if (fact.kind === 'correction')
    return isWritten(fact.replacement)
      ? {
          ...fact,
          replacement: withWord(fact.replacement, [...path, 'replacement'], refuse) as typeof fact.replacement,
        }
      : fact
  if (fact.kind !== 'treatment' || fact.psychotropic !== undefined) return fact
  if (fact.modality === 'psychotherapy') return { ...fact, psychotropic: false }
  // The name may be anything here: what is no name is refused by the shape of the entry.
  if (typeof fact.name !== 'string' || fact.name.trim() === '') return fact
  const psychotropic = isPsychotropic(fact.name)
  if (psychotropic !== null) return { ...fact, psychotropic }
  refuse([...path, 'psychotropic'], sayWhether(fact.name))
  return fact
}

const isWritten = (value: unknown): value is Written => typeof value === 'object' && value !== null

/**
 * An entry as somebody hands it in. The chart keeps, of every drug, whether it is a psychotropic; an entry that does not say it
 * would start treatment and excuse people by a blood-pressure drug (laws D1). What is stored is read by {@link NewEntry} alone.
 */
export const TypedEntry = z.preprocess((written: Written, { issues }) => {
  const refuse: Refuse = (path, message) => issues.push({ code: 'custom', path: [...path], message, input: undefined })
  return isWritten(written) ? withWord(written, [], refuse) : written
}, NewEntry)
