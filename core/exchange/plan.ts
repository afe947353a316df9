import type { Imported, ImportLine } from '../contract/schemas/imports.ts'
import { next, type Added, type ChartAt, type ChartDecision, type Decision } from '../decisions/decision.ts'
import { openedWith, TELLS_PERSONS } from '../decisions/open.ts'
import { factsByChart } from './episode-of.ts'
import type { FhirReading } from './fhir.ts'
import { lineOf, sorted } from './lines.ts'
import { planFacts } from './plan-facts.ts'
import { ALL_TAKEN, headerHere, headerLines, headerNew, isUnlike, keptOf } from './plan-header.ts'
import { coverageChange, numbersOf, ONE_MRN, personChange } from './plan-person.ts'
import { importedAs, remembered, type Source, type Standing, type StandingHere } from './source.ts'

/** What an import would do to one chart and its person, and what it answers. */
export interface Plan<C extends ChartAt = ChartAt> extends Decision<C> {
  readonly imported: Imported
}

export const NO_NEED = 'Nothing in these resources shows a need for Collaborative Care, so no episode was opened.'
export const UNLIKE_HOLDER =
  'This clinic knows a patient by this MRN whose name and birth date do not agree with these, or are not known. Compare the two; import under the right MRN, or correct the one that is wrong.'
export const OTHER_RECORD =
  'This clinic has the patient of another record under this MRN. Compare the two; where they are one person keep one record in the source, else import under the right MRN.'
export const NO_EPISODE =
  'This clinic knows the person by this MRN, and has no episode of theirs. Refer them to it again, or transfer them, and import then.'

/** A plan that writes nothing, and says why of each resource. */
const unwritten = (outcome: Imported['outcome'], lines: readonly ImportLine[]): Plan<never> => ({
  charts: [],
  imported: { episodeId: null, outcome, lines: sorted(lines) },
})

/** Nothing is stored of this patient, for one reason. */
export function notStored(
  reading: FhirReading,
  outcome: Imported['outcome'],
  result: ImportLine['result'],
  reason: string,
): Plan<never> {
  const sources = [...reading.header, ...reading.facts].map(({ sourceId }) => lineOf(sourceId, result, reason))
  return unwritten(outcome, [...reading.lines, ...sources])
}

/** Header and two rows of a chart. */
const ITEMS_OF_CHART = 3

/**
 * How many facts fit in one write beside a new name, a new coverage with the one before, what an earlier release knew of the person,
 * new MRNs with their items, the item that remembers a person who was found by one, and the other charts of the person, whose headers
 * change with the name, with the record of it in the trail of each other clinic that has one. `most` is what one chart alone takes.
 */
function roomFor({ most }: Source, { before, person, others, of }: StandingHere<ChartAt>, numbers: number): number {
  const former = person?.header.origin ? 2 : 0
  const charts = others.length === 0 ? 3 : ITEMS_OF_CHART * (1 + others.length)
  const clinics = new Set([before, ...others].map(({ episode }) => episode.clinicId))
  const trails = clinics.size - 1
  return Math.max(0, most - charts - trails - former - 2 * numbers - (of.isToRemember ? 1 : 0))
}

/** The facts of a source in the charts of the person that they belong to, as many as fit in one write. */
function factsPlan<C extends ChartAt>(source: Source, at: StandingHere<C>, numbers: number) {
  const { before, others, admitting, entryFormat, elsewhere } = at
  const lines: ImportLine[] = []
  const byChart = factsByChart({ ...source, elsewhere }, [before, ...others], admitting.chosen)
  let left = roomFor(source, at, numbers)
  const planned = new Map<C, readonly Added[]>()
  for (const [chart, facts] of byChart) {
    const made = planFacts({ ...source, most: left, admitting, entryFormat }, chart.episode, chart.entries, facts)
    planned.set(chart, made.added)
    lines.push(...made.lines)
    left -= made.added.length
  }
  return { planned, lines }
}

/**
 * What to write and to answer about somebody who is here already. `knownChange` is given where it is known from the operation that is
 * answered again: the header then is not in the chart any more.
 */
function changePlan<C extends ChartAt>(source: Source, at: StandingHere<C>, knownChange?: boolean): Plan<C> {
  const { before } = at
  const { reading } = source
  const episode = headerHere(source, at)
  const numbers = numbersOf(source, at)
  const { planned, lines } = factsPlan(source, at, numbers.added.length)
  const own = planned.get(before) ?? []
  const headerChanged = knownChange ?? isUnlike(episode, before.episode)
  const resultOf = (isChanged: boolean) => (isChanged ? 'corrected' : 'unchanged')
  const isToldMore = headerChanged || numbers.added.length > 0
  const results = { patient: resultOf(isToldMore), coverage: resultOf(headerChanged) } as const
  const header = headerLines(reading, results, keptOf(source, at, numbers.kept))
  const all = sorted([...reading.lines, ...header, ...lines])
  const total = [...planned.values()].flat().length
  const outcome = total > 0 || isToldMore ? 'changed' : 'unchanged'
  const imported = { episodeId: episode.episodeId, outcome, lines: all } as const
  const sources = remembered(source, at.of)
  if (outcome === 'unchanged') return { charts: [], sources, imported }
  const changing = { source, at, episode, numbers: numbers.added }
  const identity = personChange(changing)
  const others = at.others.flatMap((chart): ChartDecision<C>[] => {
    const added = planned.get(chart) ?? []
    const told = identity.charts.find((one) => one.before === chart)
    if (added.length === 0) return told ? [told] : []
    return [{ before: chart, episode: told?.episode ?? next(chart.episode), added }]
  })
  return {
    charts: [{ before, episode, added: [...own, ...coverageChange(changing)] }, ...others],
    people: identity.people ?? [],
    numbers: identity.numbers ?? [],
    ...{ sources, headerChanged, imported },
  }
}

/** What to write and to answer about a patient, from their charts as they were. */
export function planOf<C extends ChartAt>(source: Source, at: Standing<C>, knownChange?: boolean): Plan<C> {
  const { before, admitting, entryFormat } = at
  if (before) return changePlan(source, { ...at, before }, knownChange)
  const { reading } = source
  const episode = headerNew(source)
  const [, ...more] = reading.numbers
  const otherNumbers = entryFormat < TELLS_PERSONS ? [] : more
  const most = source.most - 2 * otherNumbers.length
  const { added, lines } = planFacts({ ...source, most, admitting, entryFormat }, episode, [], reading.facts)
  const kept = otherNumbers.length < more.length ? { ...ALL_TAKEN, patient: ONE_MRN } : ALL_TAKEN
  const header = headerLines(reading, { patient: 'added', coverage: 'added' }, kept)
  const all = sorted([...reading.lines, ...header, ...lines])
  if (added.length === 0) return nothingLeft(all)
  const on = {
    today: admitting.today,
    entryFormat,
    otherNumbers,
    importedAs: (what: string) => importedAs(source, what),
  }
  return {
    ...openedWith(episode, added, on),
    headerChanged: true,
    imported: { episodeId: episode.episodeId, outcome: 'opened', lines: all },
  }
}

const NONE_LEFT =
  'No fact of this patient can be recorded, so no episode was opened. Mend what is refused and import again.'

/** Where a need is shown, but no fact of the plan can be recorded. */
const nothingLeft = (lines: readonly ImportLine[]): Plan<never> =>
  unwritten(
    'not-opened',
    lines.map((line) => (line.result === 'added' ? lineOf(line.resource, 'not-used', NONE_LEFT) : line)),
  )
