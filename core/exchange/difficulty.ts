import { DIFFICULTIES } from '../chart/vocabulary.ts'
import type { ClinicalFact } from '../chart/entry.ts'
import type { Day } from '../day.ts'
import { LOINC } from '../instruments/code-systems.ts'
import { codesIn } from './codings.ts'
import { field } from './json.ts'
import { notUsedLine, type SourcedFact } from './reading.ts'
import { toolOfDifficulty, type Tool } from './tools.ts'
import type { ImportLine } from '../contract/schemas/imports.ts'

/** How difficult the problems made daily life: the question after the items of a form, in none of its totals. */
export interface SaidDifficulty {
  readonly tool: Tool
  readonly level: (typeof DIFFICULTIES)[number]
}

/** One that came as an Observation of its own. */
export interface LoneDifficulty {
  readonly sourceId: string
  readonly day: Day
  readonly stamp: string
  readonly difficulty: SaidDifficulty | null
}

/** LOINC's answers to it (list LL359-1), in the order of {@link DIFFICULTIES}: very and extremely difficult are not in the order of their codes. */
const ANSWERS = ['LA6572-7', 'LA6573-5', 'LA6575-0', 'LA6574-3'] as const

export const UNREAD_DIFFICULTY =
  'How difficult daily life was made was not read: its answer is none of the LOINC answers of that question (LL359-1).'

/** What an Observation or a component says of it; null where it is another question. Absent says nothing. */
export function difficultyIn(holder: unknown): SaidDifficulty | 'absent' | 'unread' | null {
  const tool = codesIn(field(holder, 'code'), LOINC).flatMap((code) => toolOfDifficulty(code) ?? [])[0]
  if (!tool) return null
  if (field(holder, 'dataAbsentReason') !== undefined) return 'absent'
  const codes = codesIn(field(holder, 'valueCodeableConcept'), LOINC)
  const level = DIFFICULTIES.find((_, i) => codes.includes(ANSWERS[i] ?? ''))
  return level === undefined ? 'unread' : { tool, level }
}

/** A form with what was answered to its last question; itself where it is not the form that asks it. */
export function withDifficulty(fact: ClinicalFact, said: SaidDifficulty | null): ClinicalFact {
  const isAsked = said !== null && fact.kind === 'assessment' && fact.instrument === said.tool.id
  return isAsked ? { ...fact, difficulty: said.level } : fact
}

const isFormOf = ({ tool }: SaidDifficulty, { fact }: SourcedFact): boolean =>
  fact.kind === 'assessment' && fact.instrument === tool.id && fact.difficulty === undefined

/**
 * Puts answers that came as Observations of their own to the form of their day; of two forms of one day to the one with the very stamp.
 * One without a form is kept nowhere: by itself it is no score.
 */
export function addDifficulties(
  facts: readonly SourcedFact[],
  lone: readonly LoneDifficulty[],
  stampOf: (sourceId: string) => string | undefined,
): { readonly facts: readonly SourcedFact[]; readonly lines: readonly ImportLine[] } {
  const made = [...facts]
  const lines = lone.flatMap(({ sourceId, day, stamp, difficulty }): ImportLine[] => {
    if (!difficulty) return []
    const ofDay = made.filter((one) => one.fact.day === day && isFormOf(difficulty, one))
    const ofStamp = ofDay.filter((one) => stampOf(one.sourceId) === stamp)
    const [form, ...others] = ofDay.length > 1 ? ofStamp : ofDay
    if (!form || others.length > 0)
      return [notUsedLine(sourceId, `There is no one ${difficulty.tool.name} of that day to keep it with.`)]
    made[made.indexOf(form)] = { ...form, fact: withDifficulty(form.fact, difficulty) }
    return [notUsedLine(sourceId, `It is read as part of ${form.sourceId}.`)]
  })
  return { facts: made, lines }
}
