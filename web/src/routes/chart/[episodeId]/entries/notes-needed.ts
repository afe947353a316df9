import type { Chart } from '../../../../../../core/contract/index.ts'

/** The entries of a chart whose notes did not come with it. */
export const unsentIn = ({ entries }: Pick<Chart, 'entries'>): readonly string[] =>
  entries.flatMap(({ id, unsent }) => (unsent ? [id] : []))

/**
 * The entries whose notes must be here before the correction of one opens: a correction states the note that it keeps (laws W1), and one
 * that was overtaken goes on from what stands instead. What is typed already was opened with its note.
 */
export const notesNeeded = (
  { entries, superseded }: Pick<Chart, 'entries' | 'superseded'>,
  id: string,
  isTyped: boolean,
): readonly string[] => unsentIn({ entries }).filter((one) => one === superseded[id] || (one === id && !isTyped))
