import * as z from 'zod/mini'
import { NewEntry } from '../chart/entry.ts'
import { fieldProblems } from '../chart/kinds/check.ts'
import type { ShapeProblem } from '../chart/kinds/read.ts'
import { treatment } from '../chart/kinds/treatment.ts'
import { problem } from '../chart/problem.ts'
import { isPsychotropic } from '../medicines/index.ts'
import { problemWords } from '../words/en/problems.ts'

type Written = z.input<typeof NewEntry>
type Path = readonly string[]
type Refuse = (path: Path, problem: ShapeProblem) => void

/** A treatment that leaves `psychotropic` out, with the word that its name has. Psychotherapy is never asked. */
function withWord<T extends Written>(fact: T, path: Path, refuse: Refuse): T {
  if (fact.kind !== 'treatment' || fact.psychotropic !== undefined) return fact
  if (fact.modality === 'psychotherapy') return { ...fact, psychotropic: false }
  // What is no name is refused by the shape of the entry.
  if (fieldProblems(treatment.fields.name, fact.name).length > 0) return fact
  const psychotropic = isPsychotropic(fact.name.trim())
  if (psychotropic !== null) return { ...fact, psychotropic }
  refuse(path, problem('psychotropic', 'psychotropic-unsaid', {}))
  return fact
}

/** The same of what a correction puts in place; a correction holds no other. */
function entryWithWords(entry: Written, refuse: Refuse): Written {
  if (entry.kind !== 'correction' || !isWritten(entry.replacement)) return withWord(entry, [], refuse)
  return { ...entry, replacement: withWord(entry.replacement, ['replacement'], refuse) }
}

const isWritten = <T>(value: T): value is T & object => typeof value === 'object' && value !== null

/**
 * An entry as somebody hands it in. The chart keeps, of every drug, whether it is a psychotropic; an entry that does not say it
 * would start treatment and excuse people by a blood-pressure drug (laws D1). What is stored is read by {@link NewEntry} alone.
 */
export const TypedEntry = z.pipe(
  z.transform((written: Written, { issues }) => {
    const refuse: Refuse = (path, one) =>
      issues.push({ code: 'custom', path: [...path, one.at], message: problemWords(one), input: undefined })
    return isWritten(written) ? entryWithWords(written, refuse) : written
  }),
  NewEntry,
)
