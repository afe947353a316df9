import type { Day } from '../day.ts'

/** The stages of an episode in order (domain: stages). */
export const STAGES = ['identified', 'referred', 'contacted', 'assessed', 'enrolled', 'treated'] as const
export type Stage = (typeof STAGES)[number]

/** The day a stage was reached; `missing` where a later stage shows it was reached but no day is known; null = not reached. */
export type Milestone = Day | 'missing' | null
