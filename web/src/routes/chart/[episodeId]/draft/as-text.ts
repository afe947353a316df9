import type { Typed } from './steps.ts'
import { isCorrectionUntouched, isStepUntouched, isUntouched } from '../../../../lib/forms/touched.ts'

/**
 * What is typed about a chart as one text: so it is kept on the server, which does not read it (from-text.ts does). The number goes up when an older
 * page could no longer read what is written.
 */
export const DRAFT_FORMAT = 1

const among = <T>(those: Readonly<Record<string, T | undefined>>, keeps: (one: T) => boolean) =>
  Object.fromEntries(Object.entries(those).filter(([, one]) => one !== undefined && keeps(one)))

/** What somebody typed, as a text; null where nothing is typed: a form that is only open is nothing. */
export function textOf({ list, steps, corrections }: Typed): string | null {
  const typed = {
    list: list.filter((draft) => !isUntouched(draft)),
    steps: among(steps, (step) => !isStepUntouched(step)),
    corrections: among(corrections, (correction) => !isCorrectionUntouched(correction)),
  }
  const parts = typed.list.length + Object.keys(typed.steps).length + Object.keys(typed.corrections).length
  return parts === 0 ? null : JSON.stringify({ format: DRAFT_FORMAT, ...typed })
}
