import { keptForSession } from '../../../lib/session/kept.ts'

/** Where somebody stood in a list as they opened a chart from it. */
export interface Place {
  /** What was typed into the search, which is a name: it is kept in memory and nowhere else. */
  readonly words: string
  readonly episodeId: string
  /** How far below the top of the window their row was, in px. */
  readonly top: number
}

const places = new Map<string, Place>()
keptForSession({ isUnsaved: () => false, forget: () => places.clear() })

/** The id of a person's line in the list, in the table and as a card. */
export const lineId = (episodeId: string): string => `row-${episodeId}`
const topOf = (line: HTMLElement): number => line.getBoundingClientRect().top
const lineOf = (episodeId: string): HTMLElement | null => document.getElementById(lineId(episodeId))

/** Remembers the place of a row that is opened, by the clinic of the list. Somebody who stands in no row leaves no place. */
export function leavePlace(clinicId: string, episodeId: string, words: string): void {
  places.delete(clinicId)
  const line = lineOf(episodeId)
  if (line) places.set(clinicId, { words, episodeId, top: topOf(line) })
}

export const placeLeft = (clinicId: string): Place | null => places.get(clinicId) ?? null

/** Puts the row back where it was in the window, with the focus on its name; nothing where it is not in the list any more. */
export function returnTo({ episodeId, top }: Place): void {
  const line = lineOf(episodeId)
  if (!line) return
  scrollBy(0, topOf(line) - top)
  line.querySelector('a')?.focus({ preventScroll: true })
}
