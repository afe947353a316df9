import { MOST_OF_DRAFT } from '../../../../../core/contract/draft-length.ts'
import { isEmpty, MAY_BE_LEFT, PARTS, type Referral } from './referral.ts'

const FORMAT = 1
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A referral that is being typed, as it is kept; null = nothing is typed. */
export const asText = (referral: Referral): string | null =>
  isEmpty(referral) ? null : JSON.stringify({ format: FORMAT, ...referral })

export const isTooLong = (text: string | null): boolean => text !== null && text.length > MOST_OF_DRAFT

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The referral that was typed, from its text; null where this page cannot read it in full: then none of it is taken up, and all of it stays. */
export function fromText(text: string): Referral | null {
  const read = parsed(text)
  if (!isRecord(read) || read['format'] !== FORMAT) return null
  const { drafts, others } = read
  if (!isRecord(drafts) || !Array.isArray(others) || !others.every((one) => typeof one === 'string')) return null
  const isWhole = [...PARTS, ...MAY_BE_LEFT].every((part) => {
    const draft = drafts[part]
    return isRecord(draft) && isRecord(draft['values']) && isRecord(draft['start']) && typeof draft['kind'] === 'string'
  })
  return isWhole ? ({ drafts, others } as unknown as Referral) : null
}
