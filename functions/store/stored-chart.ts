import type { Entry } from '../../core/chart/entry.ts'
import type { Episode } from '../../core/chart/episode.ts'
import { readEntries, type UnreadEntry, type WrittenEntry } from '../../core/chart/written/entry.ts'
import { clinicOfHeader, readHeader } from '../../core/chart/written/header.ts'
import { unreadOf, type Unread } from '../../core/formats.ts'
import type { Item } from './client.ts'
import { chartKeys, ENTRY, isRowOf } from './keys.ts'

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

/** An item without `format` is of the first one; one with something else than a number is of none that is known. */
export const formatOf = ({ format }: Item): number =>
  format === undefined ? 1 : typeof format === 'number' ? format : NaN
/** A version is a number or it is missing: text is no version. */
export const versionOf = ({ version }: Item): number => (typeof version === 'number' ? version : NaN)

export const writtenEntry = (item: Item): WrittenEntry => ({
  id: String(item['sk']).slice(ENTRY.length),
  format: formatOf(item),
  version: versionOf(item),
  text: String(item['entry']),
})

/** Whether a header lies where it says, and names a row of its own: writing by another would change somebody else's. */
const isOwn = (header: Item, { episodeId, clinicId }: Episode): boolean =>
  header['pk'] === chartKeys.header(episodeId).pk && isRowOf(clinicId, episodeId, header['summarySk'])

/** The chart of all items of its partition; null where it has no header. */
export async function storedChart(
  items: readonly Item[],
  zoneOf: (clinicId: string) => Promise<string | null>,
): Promise<StoredChart | UnreadChart | null> {
  const header = items.find((item) => item['sk'] === 'EPISODE')
  if (!header) return null
  const written = { format: formatOf(header), version: versionOf(header), text: String(header['episode']) }
  let episode: Episode
  try {
    episode = readHeader(written)
    if (!isOwn(header, episode)) throw new RangeError('A header that speaks of another chart or row')
  } catch (error) {
    return { why: unreadOf(error), clinicId: clinicOfHeader(written.text) }
  }
  const texts = items.filter((item) => item !== header).map(writtenEntry)
  const zone = texts.some(({ format }) => format === 1) ? await zoneOf(episode.clinicId) : null
  return { episode, summarySk: String(header['summarySk']), ...readEntries(texts, zone) }
}
