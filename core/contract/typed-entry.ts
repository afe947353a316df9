import * as z from 'zod/mini'
import { NewEntry } from '../chart/entry.ts'
import type { ShapeProblem } from '../chart/kinds/read.ts'
import { withFollowing } from '../chart/kinds/typed.ts'
import { problemWords } from '../words/en/problems.ts'

type Written = z.input<typeof NewEntry>
type Path = readonly string[]
type Refuse = (path: Path, problem: ShapeProblem) => void

/** A fact with what follows from what it says; it refuses where that has to be said. */
function withWord<T extends Written>(written: T, path: Path, refuse: Refuse): T {
  const { fact, unsaid } = withFollowing(written)
  if (unsaid) refuse(path, unsaid)
  return fact
}

/** The same of what a correction puts in place; a correction holds no other. */
function entryWithWords(entry: Written, refuse: Refuse): Written {
  if (entry.kind !== 'correction' || !isWritten(entry.replacement)) return withWord(entry, [], refuse)
  return { ...entry, replacement: withWord(entry.replacement, ['replacement'], refuse) }
}

const isWritten = <T>(value: T): value is T & object => typeof value === 'object' && value !== null

/** An entry as somebody hands it in (laws D1, core/chart/kinds/typed.ts). What is stored is read by {@link NewEntry} alone. */
export const TypedEntry = z.pipe(
  z.transform((written: Written, { issues }) => {
    const refuse: Refuse = (path, one) =>
      issues.push({ code: 'custom', path: [...path, one.at], message: problemWords(one), input: undefined })
    return isWritten(written) ? entryWithWords(written, refuse) : written
  }),
  NewEntry,
)
