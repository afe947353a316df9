import type { Went } from './forms/how-it-went.ts'

const CALLED = ['no-answer', 'left-message'] as const satisfies readonly Went[]

/** How a call went, as an address of a chart says it behind its `#`; null where it says nothing of it. */
export const calledIn = (hash: string): Went | null => CALLED.find((one) => `#${one}` === hash) ?? null
