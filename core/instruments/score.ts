import { optionsOf, worseBy, type Band, type Instrument } from './instrument.ts'

/** Answers in item order, each the value of one of the item's options; null = not answered. */
export type Answers = readonly (number | null)[]

/**
 * What the safety items say. Unanswered, or a total without answers, is unknown and never negative.
 * `level` is the highest answer to a safety item, null where none was answered.
 */
export interface Safety {
  readonly state: 'positive' | 'negative' | 'unknown'
  readonly level: number | null
}

export interface Flags {
  /** Numbers of the items filled with the person's own mean; empty where all were answered. */
  readonly imputed: readonly number[]
  /** null where the instrument has no safety item. */
  readonly safety: Safety | null
}

export interface Scored {
  readonly total: number
  readonly severity: string
  readonly flags: Flags
}

/** Too few answers for a total. The safety items are read all the same. */
export interface Incomplete {
  readonly incomplete: true
  /** Numbers of the unanswered items. */
  readonly missing: readonly number[]
  readonly flags: Flags
}

function check(instrument: Instrument, answers: Answers): void {
  if (answers.length !== instrument.items.length)
    throw new RangeError(`${instrument.name} takes ${instrument.items.length} answers, not ${answers.length}`)
  instrument.items.forEach((item, i) => {
    const answer = answers[i]
    if (answer !== null && !optionsOf(instrument, item).some((option) => option.value === answer))
      throw new RangeError(`The answer to item ${i + 1} of ${instrument.name} is not one of its options`)
  })
}

/** What the safety items of an instrument say, whether or not the answers are enough for a total. */
export function safetyOf(instrument: Instrument, answers: Answers): Safety | null {
  if (instrument.safetyItems.length === 0) return null
  const given = instrument.safetyItems.map(({ item }) => answers[item - 1] ?? null)
  const answered = given.filter((answer) => answer !== null)
  const level = answered.length > 0 ? Math.max(...answered) : null
  if (level !== null && level > 0) return { state: 'positive', level }
  return { state: answered.length < given.length ? 'unknown' : 'negative', level }
}

/** The band a total falls in. RangeError for a total the instrument cannot have. */
export function bandOf(instrument: Instrument, total: number): Band {
  const band = instrument.bands.find(({ from, to }) => total >= from && total <= to)
  if (!band || !Number.isInteger(total))
    throw new RangeError(
      `A ${instrument.name} total is a whole number, ${instrument.range.min} to ${instrument.range.max}`,
    )
  return band
}
export const severityOf = (instrument: Instrument, total: number): string => bandOf(instrument, total).severity

/** Whether a total lies in the instrument's severe band; never where it names none (laws D9). */
export const isSevere = (instrument: Instrument, total: number): boolean =>
  instrument.thresholds.severe !== null && worseBy(instrument, total, instrument.thresholds.severe) >= 0

/**
 * Scores one set of answers. Up to `maxImputable` unanswered items take the mean of the answered ones and
 * the total is rounded to the nearest whole number, halves up; with more there is no total. Unanswered is never 0.
 * RangeError for a wrong number of answers or an answer that is not an option.
 */
export function score(instrument: Instrument, answers: Answers): Scored | Incomplete {
  check(instrument, answers)
  const missing = answers.flatMap((answer, i) => (answer === null ? [i + 1] : []))
  const safety = safetyOf(instrument, answers)
  if (missing.length > instrument.maxImputable) return { incomplete: true, missing, flags: { imputed: [], safety } }
  const points = answers.reduce<number>((sum, answer, i) => sum + (answer ?? 0) * (instrument.items[i]?.weight ?? 1), 0)
  const total = Math.round((points * answers.length) / (answers.length - missing.length))
  return { total, severity: severityOf(instrument, total), flags: { imputed: missing, safety } }
}

/** A total that came without its answers: severity is known, the safety items are not. */
export function scoreTotal(instrument: Instrument, total: number): Scored {
  const safety: Safety | null = instrument.safetyItems.length > 0 ? { state: 'unknown', level: null } : null
  return { total, severity: severityOf(instrument, total), flags: { imputed: [], safety } }
}
