import * as z from 'zod/mini'
import { INSTRUMENTS } from '../instruments/index.ts'
import { mostPoints } from '../instruments/instrument.ts'

const OPTIONS =
  'An answer is one of the options of its item, as the form of its instrument has them, or null if not answered'
const MOST_OF: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(INSTRUMENTS).map((one) => [one.id, mostPoints(one)]),
)
const MOST = Math.max(...Object.values(MOST_OF))

/** An answer to an item, as points: of no instrument more than any has. */
export const FormAnswer = z.int(OPTIONS).check(z.gte(0, OPTIONS), z.lte(MOST, OPTIONS))

/** An answer above what the form of its own instrument has is refused where it stands, whatever other instruments allow. */
export const answersOfItsForm = z.check<{
  readonly instrument: string
  readonly answers?: readonly (number | null)[] | undefined
}>(({ value, issues }) => {
  const most = MOST_OF[value.instrument]
  for (const [i, answer] of (value.answers ?? []).entries())
    if (answer !== null && most !== undefined && answer > most)
      issues.push({ code: 'custom', path: ['answers', i], message: OPTIONS, input: answer })
})
