import { cSsrs } from './c-ssrs/items.ts'
import { INSTRUMENT_IDS, INSTRUMENTS, type IdsOf } from './index.ts'
import { asksSafety, type Instrument, type SafetyInstrument, type SafetyItem } from './instrument.ts'

/** Who asks about safety: instruments with a safety item, and the C-SSRS screener. */
export type SafetySource = IdsOf<SafetyInstrument> | typeof cSsrs.id
export const SAFETY_SOURCES: readonly SafetySource[] = [
  ...INSTRUMENT_IDS.filter((id): id is IdsOf<SafetyInstrument> => asksSafety(INSTRUMENTS[id])),
  cSsrs.id,
]
export const isSafetySource = (value: unknown): value is SafetySource =>
  (SAFETY_SOURCES as readonly unknown[]).includes(value)

const itemsOf = (source: SafetySource): readonly SafetyItem[] =>
  source === cSsrs.id ? cSsrs.safetyItems : (INSTRUMENTS[source] satisfies Instrument).safetyItems

/** Whether a level of a safety item is one that cannot wait, as its instrument says. */
export const isUrgent = (source: SafetySource, item: number, level: number): boolean =>
  itemsOf(source).some((known) => known.item === item && (known.urgent as readonly number[]).includes(level))

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * A safety item at the beginning of a sentence, as its instrument names it (laws S9): "Item 9", "EPDS item 10", "C-SSRS ideation".
 * `item` null = which one is not known or does not matter: the only one, or the screener as a whole.
 */
export function safetyItemName(source: SafetySource, item: number | null = null): string {
  const items = itemsOf(source)
  const one = items.find((known) => known.item === item) ?? (items.length === 1 ? items[0] : undefined)
  if (source === cSsrs.id) return [cSsrs.name, one?.name].filter(Boolean).join(' ')
  return capital(one?.name ?? 'the answer')
}
