import type { Chart } from '../../../../../../core/contract/index.ts'

/** What a press asks for (EarlierNotes.svelte). */
export interface NotesAsked {
  /** The entries whose notes are not here. */
  readonly ids: readonly string[]
  readonly name: string
  /** What the button does, and of what, where that does not follow from its place. */
  readonly label?: string
  /** Asked for without a press: something waits for them. */
  readonly atOnce?: boolean
  /** What is said once all are here, where it stays on the page. */
  readonly done?: string
}

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
