import type { Entry } from '../../core/chart/entry.ts'
import type { Episode } from '../../core/chart/episode.ts'
import { readEntries, type UnreadEntry, type WrittenEntry } from '../../core/chart/written/entry.ts'
import { clinicOfHeader, readHeader } from '../../core/chart/written/header.ts'
import { unreadOf, type Unread } from '../../core/formats.ts'
import type { Item } from './client.ts'

/** A chart as it is stored, of whatever formats. `summarySk` is where its summary row stands now. */
export interface StoredChart {
  readonly episode: Episode
  readonly summarySk: string
  readonly entries: readonly Entry[]
  /** Entries this version cannot read. While there are any, the chart takes no writes: what is derived would be wrong. */
  readonly unread: readonly UnreadEntry[]
}
/** A chart whose header this version cannot read. `clinicId` null where not even the clinic is known. */
export interface UnreadChart {
  readonly why: Unread
  readonly clinicId: string | null
}
export const isUnread = (chart: StoredChart | UnreadChart): chart is UnreadChart => 'why' in chart

/** An item without `format` is of the first one. */
const formatOf = (item: Item): number => Number(item['format'] ?? 1)

const writtenEntry = (item: Item): WrittenEntry => ({
  id: String(item['sk']).slice('ENTRY#'.length),
  format: formatOf(item),
  version: Number(item['version']),
  text: String(item['entry']),
})

/** The chart of all items of its partition; null where it has no header. */
export async function storedChart(
  items: readonly Item[],
  zoneOf: (clinicId: string) => Promise<string | null>,
): Promise<StoredChart | UnreadChart | null> {
  const header = items.find((item) => item['sk'] === 'EPISODE')
  if (!header) return null
  const written = { format: formatOf(header), version: Number(header['version']), text: String(header['episode']) }
  let episode: Episode
  try {
    episode = readHeader(written)
  } catch (error) {
    return { why: unreadOf(error), clinicId: clinicOfHeader(written.text) }
  }
  const texts = items.filter((item) => item !== header).map(writtenEntry)
  const zone = texts.some(({ format }) => format === 1) ? await zoneOf(episode.clinicId) : null
  return { episode, summarySk: String(header['summarySk']), ...readEntries(texts, zone) }
}
