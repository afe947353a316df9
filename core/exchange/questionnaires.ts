import type { ClinicalFact } from '../chart/entry.ts'
import type { ImportLine } from '../contract/schemas/imports.ts'
import type { Day } from '../day.ts'
import { asksSafety, isMeasured, optionsOf } from '../instruments/instrument.ts'
import { isSafetySource, safetyItemName } from '../instruments/safety-sources.ts'
import { safetyOf, score } from '../instruments/score.ts'
import { addDifficulties, UNREAD_DIFFICULTY, withDifficulty } from './difficulty.ts'
import type { Part } from './observation.ts'
import { notUsedLine, refusedLine, type SourcedFact } from './reading.ts'
import { hasItemCodes, shortFormOf, type Tool } from './tools.ts'

export interface Sittings {
  readonly facts: readonly SourcedFact[]
  readonly lines: readonly ImportLine[]
}
type Measured = { readonly answers: (number | null)[] } | { readonly total: number }

/** Answers too few for a total are kept as what they are: incomplete. */
const asMeasured = (tool: Tool, measured: Measured) =>
  'answers' in measured && 'incomplete' in score(tool, measured.answers)
    ? { ...measured, incomplete: true as const }
    : measured

const measuredFact = (tool: Tool, day: Day, measured: Measured): ClinicalFact =>
  isMeasured(tool)
    ? { kind: 'assessment', day, instrument: tool.id, occasion: 'follow-up', ...asMeasured(tool, measured) }
    : { kind: 'screening', day, instrument: tool.id, ...asMeasured(tool, measured) }

const answersOf = (tool: Tool, answers: ReadonlyMap<number, number>): (number | null)[] =>
  tool.items.map((_, i) => answers.get(i + 1) ?? null)

/** Whether a total can be the sum of these answers, whatever the unanswered items would have been. */
function agrees(tool: Tool, total: number, answers: readonly (number | null)[]): boolean {
  let [least, most] = [0, 0]
  for (const [i, item] of tool.items.entries()) {
    const answer = answers[i] ?? null
    const values = answer === null ? optionsOf(tool, item).map(({ value }) => value) : [answer]
    least += Math.min(...values) * (item.weight ?? 1)
    most += Math.max(...values) * (item.weight ?? 1)
  }
  return total >= least && total <= most
}

const DISAGREE =
  'The total is not the sum of its answers. Correct the total or the answers; none of them is used until they agree.'

/** One sitting: answers of one long instrument and the total that stands beside them, with the resources each came from. */
interface Sitting {
  readonly tool: Tool
  readonly day: Day
  readonly answers: ReadonlyMap<number, number>
  /** In order of item number. */
  readonly answerSources: readonly string[]
  readonly total: { readonly tool: Tool; readonly value: number; readonly sourceId: string } | null
}

/** The form that was filled in: the short one where nothing beyond its items was answered and no total of the long one is there. */
const formOf = ({ tool, answers, total }: Sitting): Tool => {
  const short = shortFormOf(tool)
  const beyond = [...answers.keys()].some((number) => !short || number > short.items.length)
  return short && !beyond && total?.tool.id !== tool.id ? short : tool
}

/** Answers and total of one resource with items unanswered: an entry holds one of them. A positive safety answer is never given up. */
function partial(tool: Tool, day: Day, answers: (number | null)[], total: number): Pick<SourcedFact, 'fact' | 'note'> {
  const level = safetyOf(tool, answers)?.level ?? 0
  return level > 0
    ? {
        fact: measuredFact(tool, day, { answers }),
        note: 'Items are unanswered: the answers are kept for the safety item, the total is not.',
      }
    : {
        fact: measuredFact(tool, day, { total }),
        note: 'Items are unanswered: the total is kept, the single answers are not.',
      }
}

function readSitting(sitting: Sitting): Sittings {
  const form = formOf(sitting)
  const answers = answersOf(form, sitting.answers)
  const { day, total, answerSources } = sitting
  const sources = [...new Set([...(total ? [total.sourceId] : []), ...answerSources])]
  const matching = total && total.tool.id === form.id ? total : null
  if (matching && !agrees(form, matching.value, answers))
    return { facts: [], lines: sources.map((source) => refusedLine(source, DISAGREE)) }
  const complete = answers.every((answer) => answer !== null)
  const apart = total !== null && (!matching || !complete) && !answerSources.includes(total.sourceId)
  const first = matching && complete ? matching.sourceId : (answerSources[0] ?? '')
  const facts: SourcedFact[] = [
    matching && !complete && !apart
      ? { sourceId: first, ...partial(form, day, answers, matching.value) }
      : { sourceId: first, fact: measuredFact(form, day, { answers }), note: null },
  ]
  if (apart)
    facts.push({ sourceId: total.sourceId, fact: measuredFact(total.tool, day, { total: total.value }), note: null })
  const used = new Set(facts.map((fact) => fact.sourceId))
  const rest = sources.filter((source) => !used.has(source))
  return { facts, lines: rest.map((source) => notUsedLine(source, `It is read as part of ${first}.`)) }
}

function loneTotal(part: Part): Sittings {
  if (!part.total) return { facts: [], lines: [] }
  const fact = measuredFact(part.total.tool, part.day, { total: part.total.value })
  return { facts: [{ sourceId: part.sourceId, fact, note: null }], lines: [] }
}

/** The long instrument a part belongs to. */
const familyOf = (part: Part, longTools: readonly Tool[]): string =>
  part.items?.tool.id ??
  longTools.find((tool) => shortFormOf(tool)?.id === part.total?.tool.id)?.id ??
  part.total?.tool.id ??
  ''

const clashes = (parts: readonly Part[]): boolean => {
  const numbers = parts.flatMap((part) => [...(part.items?.answers.keys() ?? [])])
  const totals = parts.flatMap((part) => (part.total ? [part.total.tool.id] : []))
  return new Set(numbers).size < numbers.length || new Set(totals).size < totals.length
}

/** Parts of one family and day (or of one stamp): one sitting where they can be told apart. */
function readBucket(parts: readonly Part[]): Sittings {
  const items = parts.filter((part) => part.items)
  const totals = parts.filter((part) => part.total && !part.items)
  const tool = items[0]?.items?.tool
  if (!tool) return merge(totals.map(loneTotal))
  if (clashes(parts))
    return {
      facts: [],
      lines: parts.map((part) =>
        refusedLine(
          part.sourceId,
          'Two questionnaires of one time cannot be told apart. Give each its own time, or send answers as components.',
        ),
      ),
    }
  const short = shortFormOf(tool)
  const beyond = items.some((part) =>
    [...(part.items?.answers.keys() ?? [])].some((n) => !short || n > short.items.length),
  )
  const own = totals.find((part) => part.total?.tool.id === (beyond ? tool.id : short?.id)) ?? null
  const ordered = items.toSorted((a, b) => firstItem(a) - firstItem(b))
  const sitting: Sitting = {
    tool,
    day: ordered[0]?.day ?? '',
    answers: new Map(ordered.flatMap((part) => [...(part.items?.answers ?? [])])),
    answerSources: ordered.map((part) => part.sourceId),
    total: own?.total ? { ...own.total, sourceId: own.sourceId } : null,
  }
  return merge([readSitting(sitting), ...totals.filter((part) => part !== own).map(loneTotal)])
}

const firstItem = (part: Part): number => Math.min(...(part.items?.answers.keys() ?? []))

/** What is said of a resource some of whose components could not be read; null where its safety answers were read all the same. */
function unreadNote({ items, total, unread }: Part): string | null {
  const tool = items?.tool ?? total?.tool
  if (!unread || !tool) return null
  const asked = asksSafety(tool) ? tool.safetyItems : []
  if (asked.length > 0 && asked.every(({ item }) => items?.answers.has(item))) return null
  const unknown = isSafetySource(tool.id)
    ? ` ${safetyItemName(tool.id)} is unknown: ask it, or record the answers.`
    : ''
  const what = hasItemCodes(tool) ? 'Components of it' : 'Its single answers'
  return `${what} were not read: no codes of them are known here.${unknown}`
}

function readWhole(part: Part): Sittings {
  const total = part.total ? { ...part.total, sourceId: part.sourceId } : null
  const { facts, lines } = part.items
    ? readSitting({ ...part.items, day: part.day, answerSources: [part.sourceId], total })
    : loneTotal(part)
  const unread = [unreadNote(part), part.unreadDifficulty ? UNREAD_DIFFICULTY : null]
  return {
    facts: facts.map(({ sourceId, fact, note }) => ({
      sourceId,
      fact: withDifficulty(fact, part.difficulty),
      note: [note, ...unread].filter((said) => said !== null).join(' ') || null,
    })),
    lines,
  }
}

const merge = (sittings: readonly Sittings[]): Sittings => ({
  facts: sittings.flatMap((sitting) => sitting.facts),
  lines: sittings.flatMap((sitting) => sitting.lines),
})

function grouped(parts: readonly Part[], keyOf: (part: Part) => string): Part[][] {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const key = keyOf(part)
    groups.set(key, [...(groups.get(key) ?? []), part])
  }
  return [...groups.values()]
}

/**
 * Puts totals and answers together into sittings: those of one instrument family and day are one, unless an item or a total
 * comes twice that day; then the exact stamp decides. Missing answers stay null, and a total its answers contradict is refused.
 */
export function readSittings(parts: readonly Part[]): Sittings {
  const longTools = parts.flatMap((part) => (part.items ? [part.items.tool] : []))
  const isLone = ({ whole, difficulty }: Part) => !whole && difficulty !== null
  const loose = parts.filter((part) => !part.whole && !isLone(part))
  const days = grouped(loose, (part) => `${familyOf(part, longTools)} ${part.day}`)
  const buckets = days.flatMap((day) => (clashes(day) ? grouped(day, (part) => part.stamp) : [day]))
  const { facts, lines } = merge([...parts.filter((part) => part.whole).map(readWhole), ...buckets.map(readBucket)])
  const stamps = new Map(parts.map(({ sourceId, stamp }) => [sourceId, stamp]))
  const put = addDifficulties(facts, parts.filter(isLone), (sourceId) => stamps.get(sourceId))
  return { facts: put.facts, lines: [...lines, ...put.lines] }
}
