import { INSTRUMENTS, isInstrumentId, type InstrumentId } from '../instruments/index.ts'
import type { Instrument } from '../instruments/instrument.ts'
import type { Coding } from './codings.ts'

/** An instrument with its id as the chart writes it. */
export type Tool = Instrument & { readonly id: InstrumentId }

const TOOLS: readonly Tool[] = Object.values<Instrument>(INSTRUMENTS).flatMap((tool) =>
  isInstrumentId(tool.id) ? [{ ...tool, id: tool.id }] : [],
)

/** The instrument whose total travels under one of these codes. */
export const toolOfTotal = (codings: readonly Pick<Coding, 'system' | 'code'>[]): Tool | undefined =>
  TOOLS.find(({ codes }) =>
    codes.total.some((known) => codings.some(({ system, code }) => system === known.system && code === known.code)),
  )

/** The instrument of a panel: a heading whose answers come as components or as Observations of their own. */
export const toolOfPanel = (loinc: string): Tool | undefined => TOOLS.find(({ codes }) => codes.panels.includes(loinc))

/** The instrument whose form asks, after its items, how difficult daily life was made. */
export const toolOfDifficulty = (loinc: string): Tool | undefined =>
  TOOLS.find(({ difficulty }) => difficulty?.loinc === loinc)

/** Whether a LOINC code is a panel. */
export const isPanelCode = (loinc: string): boolean => toolOfPanel(loinc) !== undefined

/** Whether single answers of an instrument travel under codes that are known here. */
export const hasItemCodes = (tool: Tool): boolean => tool.items.some(({ loinc }) => loinc !== null)

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
      tool.items.length < long.items.length &&
      tool.items.every((item, i) => item.loinc !== null && item.loinc === long.items[i]?.loinc),
  )
