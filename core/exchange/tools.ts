import { INSTRUMENTS, isInstrumentId, type InstrumentId } from '../instruments/index.ts'
import type { Instrument } from '../instruments/instrument.ts'

/** An instrument with its id as the chart writes it. */
export type Tool = Instrument & { readonly id: InstrumentId }

const TOOLS: readonly Tool[] = Object.values<Instrument>(INSTRUMENTS).flatMap((tool) =>
  isInstrumentId(tool.id) ? [{ ...tool, id: tool.id }] : [],
)

/** The instrument whose total score has this LOINC code. */
export const toolOfTotal = (loinc: string): Tool | undefined => TOOLS.find((tool) => tool.loinc === loinc)

/** The instrument that asks this item, with the item's number from 1. A short form shares its items with the long one: the long one is meant. */
export function itemOf(loinc: string): { readonly tool: Tool; readonly number: number } | undefined {
  const asking = TOOLS.filter((tool) => tool.items.some((item) => item.loinc === loinc))
  const tool = asking.toSorted((a, b) => b.items.length - a.items.length)[0]
  return tool && { tool, number: tool.items.findIndex((item) => item.loinc === loinc) + 1 }
}

/** The short form made of the first items of a long one (PHQ-2 of PHQ-9). */
export const shortFormOf = (long: Tool): Tool | undefined =>
  TOOLS.find(
    (tool) =>
      tool.items.length < long.items.length && tool.items.every((item, i) => item.loinc === long.items[i]?.loinc),
  )

/** A questionnaire whose course is followed is an assessment; one that only screens is a screening. */
export const isFollowed = (tool: Tool): boolean => tool.thresholds.remission !== null
