import type { Track, Tracks } from '../track.ts'

/** The two instruments that rows up to format 3 know; one without scores is absent. */
export const bothOf = (phq9: Track | null, gad7: Track | null): Tracks => ({
  ...(phq9 && { 'phq-9': phq9 }),
  ...(gad7 && { 'gad-7': gad7 }),
})
