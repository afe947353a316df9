import { instrument } from '../instruments/index.ts'
import { optionsOf } from '../instruments/instrument.ts'
import { score } from '../instruments/score.ts'
import type { Issue } from '../result.ts'
import type { ClinicalFact } from './entry.ts'

type Measured = Extract<ClinicalFact, { kind: 'assessment' | 'screening' }>

const itemsMissing = (missing: readonly number[]): string =>
  missing.length === 1 ? `Item ${missing.join()} is` : `Items ${missing.join(', ')} are`

function answersProblem(fact: Measured, answers: readonly (number | null)[]): Issue | null {
  if (fact.instrument === 'other') return { at: 'answers', problem: 'Answers need an instrument this registry knows' }
  const tool = instrument(fact.instrument)
  if (answers.length !== tool.items.length)
    return { at: 'answers', problem: `${tool.name} has ${tool.items.length} items, ${answers.length} were given` }
  for (const [i, item] of tool.items.entries()) {
    const allowed = optionsOf(tool, item).map((option) => option.value)
    const answer = answers[i] ?? null
    if (answer !== null && !allowed.includes(answer))
      return { at: `answers.${i}`, problem: `This answer is one of ${allowed.join(', ')}, or null if not answered` }
  }
  const result = score(tool, answers)
  if (!('incomplete' in result) || fact.incomplete) return null
  return {
    at: 'answers',
    problem: `${itemsMissing(result.missing)} not answered, so there is no total. Answer them, enter the total alone, or save without a total (over the API with incomplete: true)`,
  }
}

/** What is wrong with a measured fact: which of answers and total, how many, which values. Null where nothing is. */
export function measuredProblem(fact: Measured): Issue | null {
  if (fact.answers && fact.total !== undefined)
    return { at: 'total', problem: 'Give the answers or the total, not both: the total follows from the answers' }
  if (fact.answers) return answersProblem(fact, fact.answers)
  if (fact.kind === 'screening' && fact.instrument === 'other')
    return fact.result && fact.total === undefined
      ? null
      : { at: 'result', problem: 'For a tool this registry does not know give its result, positive or negative, alone' }
  if (fact.total === undefined) return { at: 'answers', problem: 'Answer the items, or enter the total alone' }
  if (fact.instrument === 'other') return null
  const tool = instrument(fact.instrument)
  return fact.total <= tool.range.max
    ? null
    : { at: 'total', problem: `A total of ${tool.name} is ${tool.range.min} to ${tool.range.max}` }
}
