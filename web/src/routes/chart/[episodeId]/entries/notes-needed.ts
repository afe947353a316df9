import type { Chart } from '../../../../../../core/contract/index.ts'
import type { Known } from '../known.ts'

const unsentOf = (entries: readonly { readonly id: string; readonly unsent?: readonly string[] | undefined }[]) =>
  entries.flatMap(({ id, unsent }) => (unsent ? [id] : []))

/** The entries of a chart whose notes did not come with it, also those that this page does not know in full. */
export const unsentIn = ({ entries, strange }: Pick<Chart, 'entries'> & Known): readonly string[] =>
  unsentOf([...entries, ...strange])

/**
 * The entries whose notes must be here before the correction of one opens: a correction states the note that it keeps (laws W1), and one
 * that was overtaken goes on from what stands instead. What is typed already was opened with its note.
 */
export const notesNeeded = (
  { entries, superseded }: Pick<Chart, 'entries' | 'superseded'>,
  id: string,
  isTyped: boolean,
): readonly string[] => unsentOf(entries).filter((one) => one === superseded[id] || (one === id && !isTyped))
