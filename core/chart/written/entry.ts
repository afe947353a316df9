import { NewerFormat, type Unread, unreadOf } from '../../formats.ts'
import { isDay, momentInZone, type Day } from '../../day.ts'
import { Entry } from '../entry.ts'
import { stampOf } from './held.ts'

/** An entry as the store holds it: its text, and the version of the chart that wrote it. `format` absent means 1. */
export interface WrittenEntry {
  readonly id: string
  readonly format: number
  readonly version: number
  readonly text: string
}
/** An entry that this version cannot read: kept as it is, and said where it stands as far as that can be known. */
export interface UnreadEntry {
  readonly id: string
  readonly version: number
  readonly why: Unread
  readonly kind: string | null
  readonly day: Day | null
}
export interface ReadEntries {
  readonly entries: readonly Entry[]
  readonly unread: readonly UnreadEntry[]
}

type Loose = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null

/**
 * Format 1 had neither version nor place nor local time: the version is that of its item, the place its position by id among the
 * entries of that version (the order it had then), the local time follows from the instant. Fixed here, for good.
 */
function upcastV1(loose: Loose, { version }: WrittenEntry, place: number, zone: string | null): Loose {
  const { instant } = loose
  const local = zone !== null && typeof instant === 'string' ? momentInZone(instant, zone) : null
  return { ...loose, version, place, local }
}

/** What an unreadable text still says of itself. */
function unread(written: WrittenEntry, why: Unread, value: unknown): UnreadEntry {
  const fact = isObject(value) && isObject(value['fact']) ? value['fact'] : {}
  const { kind, day } = fact
  return {
    id: written.id,
    version: Number.isSafeInteger(written.version) ? written.version : 0,
    why,
    kind: typeof kind === 'string' && /^[a-z][a-z0-9-]{0,40}$/.test(kind) ? kind : null,
    day: typeof day === 'string' && isDay(day) ? day : null,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** From format 2 on all have the same shape; later ones have the kinds, fields and words that the kinds say (kinds/, `since`). */
const FORMATS: readonly number[] = [1, 2, 3, 4]

function readOne(written: WrittenEntry, place: number, zone: string | null): Entry | UnreadEntry {
  const value = parsed(written.text)
  if (!isObject(value)) return unread(written, 'damaged', value)
  try {
    if (!Number.isSafeInteger(written.version)) throw new RangeError('An entry without its version')
    if (!FORMATS.includes(written.format)) throw new NewerFormat(`An entry of format ${written.format}`)
    const read = Entry.safeParse(written.format === 1 ? upcastV1(value, written, place, zone) : value)
    if (read.success) return read.data
    // Whole JSON with a fact in it, but a kind, field or word that is not ours: somebody newer wrote it.
    return unread(written, isObject(value['fact']) ? 'newer' : 'damaged', value)
  } catch (error) {
    return unread(written, unreadOf(error), value)
  }
}

/** Positions by id among the entries of one version. */
function placesById(written: readonly WrittenEntry[]): ReadonlyMap<string, number> {
  const next = new Map<number, number>()
  const places = new Map<string, number>()
  for (const { id, version } of written.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const place = next.get(version) ?? 0
    places.set(id, place)
    next.set(version, place + 1)
  }
  return places
}

/**
 * The entries of one chart, whatever format each was written in. What cannot be read is told apart and takes nothing else away.
 * `zone` is the clinic's; null where it is not known.
 */
export function readEntries(written: readonly WrittenEntry[], zone: string | null): ReadEntries {
  const places = placesById(written.filter(({ format }) => format === 1))
  const read = written.map((one) => readOne(one, places.get(one.id) ?? 0, zone))
  return {
    entries: read.filter((one): one is Entry => 'fact' in one),
    unread: read.filter((one): one is UnreadEntry => 'why' in one),
  }
}

/** The text of an entry in the format it is stamped with (held.ts). Format 1 has no time of day; a fact that states one is refused before. */
export function entryText(entry: Entry, format: number): string {
  if (format > 1 && FORMATS.includes(format)) return JSON.stringify(entry)
  if (format !== 1) throw new RangeError(`No entry is written in format ${format}`)
  const { id, instant, author, source, fact } = entry
  return JSON.stringify({ id, instant, author, source, fact: timeless(fact) })
}

/**
 * Entries as they will be read back from the format they are written in: what is folded at the write must be what every later
 * reader folds.
 */
export function asReadBack(entries: readonly Entry[], format: number, zone: string): readonly Entry[] {
  if (format >= 2) return entries
  const written = entries.map((entry) => {
    const stamp = stampOf(entry.fact, format)
    return { id: entry.id, format: stamp, version: entry.version, text: entryText(entry, stamp) }
  })
  return readEntries(written, zone).entries
}

/** Releases that wrote format 1 refuse a time of day, so it is left out; the order of the request then tells the order. */
function timeless(fact: Entry['fact']): Loose {
  const { time: _, ...rest } = fact as Entry['fact'] & { time?: string }
  return rest.kind === 'correction' && rest.replacement ? { ...rest, replacement: timeless(rest.replacement) } : rest
}
