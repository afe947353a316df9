import { LATEST, NewerFormat } from '../../formats.ts'
import { ID } from '../../id.ts'
import { Episode } from '../episode.ts'

/** The header of an episode as the store holds it. `format` absent means 1. */
export interface WrittenHeader {
  readonly format: number
  readonly version: number
  readonly text: string
}

/** The header. Throws NewerFormat where a newer version wrote it, RangeError where it is damaged. */
export function readHeader({ format, version, text }: WrittenHeader): Episode {
  if (!Number.isSafeInteger(version)) throw new RangeError('A header without its version')
  if (!(format <= LATEST.header)) throw new NewerFormat(`A header of format ${format}`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new RangeError('A header that is cut short or damaged')
  }
  const read = Episode.safeParse({ ...(value as object), version })
  if (read.success) return read.data
  // Whole JSON with words or fields that are not ours: somebody newer wrote it.
  if (typeof value === 'object' && value !== null && 'episodeId' in value)
    throw new NewerFormat('A header with other words')
  throw new RangeError('A header that is damaged')
}

const CLINIC = new RegExp(`"clinicId":"(${ID})"`)

/** The clinic of a header that cannot be read otherwise, so that only its members are told of it; null where it says none. */
export function clinicOfHeader(text: string): string | null {
  const found = CLINIC.exec(text)
  return found?.[1] ?? null
}
