import type { ClinicalFact } from '../chart/entry.ts'
import type { Day } from '../day.ts'
import { LOINC, SNOMED } from '../instruments/code-systems.ts'
import { optionsOf, totalProblem, type Option } from '../instruments/instrument.ts'
import { NOT_KEPT } from '../instruments/not-kept.ts'
import { codesIn, codingsOf } from './codings.ts'
import { SCREEN_RESULTS, SCREENS } from './codes.ts'
import { difficultyIn, UNREAD_DIFFICULTY, type SaidDifficulty } from './difficulty.ts'
import { field, listIn, type Json } from './json.ts'
import { refuse, skip, use, type Read, type ReadingContext } from './reading.ts'
import { hasItemCodes, isPanelCode, itemOf, toolOfPanel, toolOfTotal, type Tool } from './tools.ts'
import { numberIn } from './value.ts'
import { WHEN_FIELDS, dayOf, stampOf } from './when.ts'

/** What one Observation says of a questionnaire: a total, answers, or both. Parts of one sitting are put together afterwards. */
export interface Part {
  readonly sourceId: string
  readonly day: Day
  readonly stamp: string
  readonly total: { readonly tool: Tool; readonly value: number } | null
  /** The long instrument the answers belong to, by item number. */
  readonly items: { readonly tool: Tool; readonly answers: ReadonlyMap<number, number> } | null
  /** Holds all its answers itself (components): it is one sitting and takes no others. */
  readonly whole: boolean
  /** Some of its components have no code that is known here. */
  readonly unread: boolean
  /** The question after the items; null where it was not asked here, or not read. */
  readonly difficulty: SaidDifficulty | null
  /** It was answered in a way that is not known here. */
  readonly unreadDifficulty: boolean
}

const FINAL: ReadonlySet<unknown> = new Set(['final', 'amended', 'corrected'])
const OTHER_STATES: ReadonlySet<unknown> = new Set([
  'registered',
  'preliminary',
  'cancelled',
  'entered-in-error',
  'unknown',
])

/** Why a status keeps an Observation out; null where it does not. */
function statusProblem(resource: Json): Read | null {
  const status = field(resource, 'status')
  if (FINAL.has(status)) return null
  if (!OTHER_STATES.has(status))
    return refuse('status is missing or not one FHIR knows. Give final, amended or corrected.')
  return skip(`Its status is ${String(status)}; only final, amended and corrected results are used.`)
}

function screening(resource: Json, day: Day): Read {
  const codes = codesIn(field(resource, 'valueCodeableConcept'), SNOMED)
  const results = new Set(codes.flatMap((code) => (Object.hasOwn(SCREEN_RESULTS, code) ? [SCREEN_RESULTS[code]] : [])))
  const [result] = results
  if (results.size > 1) return refuse('It says both positive and negative. Keep one result.')
  if (result) return use({ kind: 'screening', day, instrument: 'other', result } satisfies ClinicalFact)
  if (field(resource, 'dataAbsentReason') !== undefined) return skip('The screen was not done: the source says why.')
  if (Object.keys(resource).some((key) => /^value[A-Z]/.test(key) && key !== 'valueCodeableConcept'))
    return skip('Its value is of a type that holds no screening result.')
  return refuse('The screen has no result we know: SNOMED CT 428181000124104 (positive) or 428171000124102 (negative).')
}

/** One coded number, as a total or an answer. */
type Coded = { total: NonNullable<Part['total']> } | { tool: Tool; number: number; answer: number } | Read | null

const answersTo = ({ tool, number }: { readonly tool: Tool; readonly number: number }): readonly Option[] => {
  const item = tool.items[number - 1]
  return item ? optionsOf(tool, item) : []
}

function codedNumber(holder: unknown): Coded {
  const codes = codesIn(field(holder, 'code'), LOINC)
  const tool = toolOfTotal(codingsOf(field(holder, 'code')))
  const item = codes.map(itemOf).find((found) => found !== undefined)
  if (!tool && !item) return null
  if (tool && item) return refuse('Its codes name a total and an item at once. Keep the one that is meant.')
  const options = tool ? tool.options : item ? answersTo(item) : []
  const found = numberIn(holder, options)
  if ('problem' in found) return refuse(found.problem)
  if ('absent' in found)
    return found.absent === 'explained'
      ? skip('No value: the source says why.')
      : refuse('It has no value. Add valueInteger.')
  const values = options.map(({ value }) => value)
  const { min, max } = tool ? tool.range : { min: Math.min(...values), max: Math.max(...values) }
  if (found.number < min || found.number > max) return refuse(`The value must lie between ${min} and ${max}.`)
  const problem = tool && totalProblem(tool, found.number)
  if (problem) return refuse(`The value must be ${problem}.`)
  if (tool) return { total: { tool, value: found.number } }
  return item ? { ...item, answer: found.number } : null
}

type Said = Pick<Part, 'total' | 'items' | 'unread' | 'difficulty' | 'unreadDifficulty'>
const NOTHING_MORE = { whole: false, unread: false, difficulty: null, unreadDifficulty: false } as const

/** Components: answers and perhaps the total of one sitting. A wrong one refuses the Observation; an unknown one is passed over. */
function components(resource: Json): Said | Read {
  let total: Part['total'] = null
  let tool: Tool | null = null
  let unread = false
  let last: ReturnType<typeof difficultyIn> = null
  const answers = new Map<number, number>()
  for (const component of listIn(resource, 'component')) {
    const difficulty = difficultyIn(component)
    if (difficulty !== null) {
      last = difficulty
      continue
    }
    const coded = codedNumber(component)
    if (coded === null) unread = true
    if (coded === null || 'skip' in coded) continue
    if ('refuse' in coded) return refuse(`In a component: ${coded.refuse}`)
    if ('use' in coded) continue
    if ('total' in coded) {
      total = total ?? coded.total
      continue
    }
    if ((tool && tool.id !== coded.tool.id) || answers.has(coded.number))
      return refuse(
        'Its components answer one item twice or mix two questionnaires. Send one questionnaire in one Observation.',
      )
    tool = coded.tool
    answers.set(coded.number, coded.answer)
  }
  const difficulty = last === 'absent' || last === 'unread' ? null : last
  return { total, items: tool ? { tool, answers } : null, unread, difficulty, unreadDifficulty: last === 'unread' }
}

/** Reads one Observation: a fact (screen), a part of a questionnaire, or why neither. */
export function readObservation(resource: Json, sourceId: string, context: ReadingContext): Read | Part {
  const codes = codesIn(field(resource, 'code'), LOINC)
  const isScreen = codes.some((code) => SCREENS.has(code))
  const own = codedNumber(resource)
  const isPanel = codes.some(isPanelCode)
  const difficulty = difficultyIn(resource)
  const notKept = codes.map((code) => NOT_KEPT[code]).find((name) => name !== undefined)
  const holdsParts = listIn(resource, 'component').length > 0 && (own !== null || isPanel)
  if (!isScreen && own === null && !isPanel && difficulty === null)
    return skip(
      notKept
        ? `The ${notKept} is not an instrument of this registry yet.`
        : 'It is no result of an instrument of this registry.',
    )
  const status = statusProblem(resource)
  if (status) return status
  if (isPanel && own === null && !holdsParts)
    return skip('It is a heading: its answers and total are read by themselves.')
  const found = dayOf(resource, WHEN_FIELDS.Observation, context)
  if ('problem' in found) return refuse(found.problem)
  if (isScreen) return screening(resource, found.day)
  const place = { sourceId, day: found.day, stamp: stampOf(resource) }
  if (difficulty !== null && own === null && !isPanel) return ownDifficulty(difficulty, place)
  if (holdsParts) return whole(resource, own, place)
  if (own === null || 'refuse' in own || 'skip' in own || 'use' in own) return own ?? skip('It holds no value.')
  if ('total' in own) return { ...place, ...NOTHING_MORE, total: own.total, items: null }
  return {
    ...place,
    ...NOTHING_MORE,
    total: null,
    items: { tool: own.tool, answers: new Map([[own.number, own.answer]]) },
  }
}

/** The question after the items, as an Observation of its own. */
function ownDifficulty(
  difficulty: NonNullable<ReturnType<typeof difficultyIn>>,
  place: Pick<Part, 'sourceId' | 'day' | 'stamp'>,
): Read | Part {
  if (difficulty === 'absent') return skip('No value: the source says why.')
  if (difficulty === 'unread') return refuse(UNREAD_DIFFICULTY)
  return { ...place, ...NOTHING_MORE, total: null, items: null, difficulty }
}

/** Why a questionnaire whose components hold nothing is refused: single answers of some travel under no code that is known here. */
function noAnswers(resource: Json): string {
  const tool = codesIn(field(resource, 'code'), LOINC).flatMap((code) => toolOfPanel(code) ?? [])[0]
  return tool && !hasItemCodes(tool)
    ? `Single answers of ${tool.name} cannot be read: no codes of them are known here. Send its total, or record the answers in the chart.`
    : 'Its components hold no answer of this questionnaire. Give each its LOINC item code.'
}

function whole(resource: Json, own: Coded, place: Pick<Part, 'sourceId' | 'day' | 'stamp'>): Read | Part {
  const held = components(resource)
  if (!('items' in held)) return held
  const missing = own !== null && 'refuse' in own && numberIn(resource, [])
  if (own !== null && 'refuse' in own && !(missing && 'absent' in missing)) return own
  const total = own !== null && 'total' in own ? own.total : held.total
  if (!total && !held.items) return refuse(noAnswers(resource))
  return { ...place, ...held, total, whole: true }
}
