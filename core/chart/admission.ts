import type { Issue } from '../contract/route.ts'
import type { Day } from '../day.ts'
import { effective } from './effective.ts'
import type { ClinicalFact, Entry, EntryKind, NewEntry } from './entry.ts'
import type { Episode } from './episode.ts'
import { measuredProblem } from './measured.ts'
import { knownDay, milestones } from './milestones.ts'
import { closesSafety, safetyState } from './safety.ts'

/** Kinds that may lie before the episode: they begin it, or tell what the person came with. */
const MAY_PRECEDE: ReadonlySet<EntryKind> = new Set(['screening', 'referral', 'diagnosis', 'correction'])
/** Kinds that may follow its close: the record stays correctable, and safety never closes. */
const MAY_FOLLOW: ReadonlySet<EntryKind> = new Set(['correction', 'safety', 'diagnosis'])

/** What the chart says before the new entries. */
interface Standing {
  readonly episode: Episode
  readonly existing: readonly Entry[]
  readonly facts: readonly ClinicalFact[]
  readonly began: Day | null
  readonly closed: Day | null
  readonly today: Day
}

function dayProblem(fact: NewEntry, chart: Standing): Issue | null {
  const { birthDate } = chart.episode.patient
  if (fact.day > chart.today)
    return { at: 'day', problem: `This day is in the future; today is ${chart.today} at the clinic` }
  if (birthDate && fact.day < birthDate)
    return { at: 'day', problem: 'This day is before the day of birth. Check both days' }
  const cameWithIt = fact.kind === 'treatment' && !fact.underPlan
  if (chart.began && fact.day < chart.began && !MAY_PRECEDE.has(fact.kind) && !cameWithIt)
    return {
      at: 'day',
      problem: `This day is before the episode began (${chart.began}). Check the day, or record the earlier referral or screening first`,
    }
  if (chart.closed && fact.day > chart.closed && !MAY_FOLLOW.has(fact.kind))
    return { at: 'day', problem: `This episode closed on ${chart.closed}. Open a new episode, or correct the close` }
  return null
}

function correctionProblem(fact: Extract<NewEntry, { kind: 'correction' }>, chart: Standing): readonly Issue[] {
  const target = chart.existing.find((entry) => entry.id === fact.corrects)
  if (!target)
    return [{ at: 'corrects', problem: 'No entry of this chart has this id. Reload the chart and choose again' }]
  const correctedBy = effective(chart.existing).superseded[fact.corrects]
  if (correctedBy) return [{ at: 'corrects', problem: `Already corrected by ${correctedBy}. Correct that one` }]
  const stands = target.fact.kind === 'correction' ? target.fact.replacement : target.fact
  if (!fact.replacement) return []
  if (!stands || stands.kind !== fact.replacement.kind)
    return [
      { at: 'replacement.kind', problem: 'A replacement keeps the kind of what it replaces. Strike out and add anew' },
    ]
  // A referral or screening being corrected must not be held against the start that it made itself.
  const others = chart.existing.filter((entry) => entry.id !== fact.corrects)
  return factProblems(fact.replacement, standing(chart.episode, others, chart.today)).map((issue) => ({
    ...issue,
    at: `replacement.${issue.at}`,
  }))
}

function safetyProblem(fact: Extract<ClinicalFact, { kind: 'safety' }>, chart: Standing): Issue | null {
  if (fact.event === 'risk-assessment' && !(fact.instrument && fact.finding))
    return {
      at: 'finding',
      problem: 'A risk assessment needs what was asked with (instrument) and what was found (finding)',
    }
  if (fact.event !== 'close') return null
  if (!closesSafety(fact))
    return {
      at: 'action',
      problem: 'To close a safety item record instrument, finding and action. Low needs an assessment too',
    }
  return safetyState(chart.facts).open ? null : { at: 'event', problem: 'No safety item is open in this chart' }
}

/** Problems of one fact against the chart; empty = it can be recorded. */
function factProblems(fact: NewEntry, chart: Standing): readonly Issue[] {
  const issues: (Issue | null)[] = [dayProblem(fact, chart)]
  if (fact.kind === 'screening' || fact.kind === 'assessment') issues.push(measuredProblem(fact))
  if (fact.kind === 'appointment' && fact.event === 'offered' && !fact.offeredDay)
    issues.push({ at: 'offeredDay', problem: 'An offered appointment needs the day it was offered for' })
  if (fact.kind === 'contact' && fact.nextDue && fact.nextDue < fact.day)
    issues.push({ at: 'nextDue', problem: 'The next contact cannot be due before this one' })
  if (fact.kind === 'close' && chart.closed)
    issues.push({ at: 'kind', problem: `This episode is already closed (${chart.closed})` })
  if (fact.kind === 'safety') issues.push(safetyProblem(fact, chart))
  if (fact.kind === 'correction') issues.push(...correctionProblem(fact, chart))
  return issues.filter((issue) => issue !== null)
}

function standing(episode: Episode, existing: readonly Entry[], today: Day): Standing {
  const facts = effective(existing).facts.map((stands) => stands.fact)
  const close = facts.find((fact) => fact.kind === 'close')
  return {
    episode,
    existing,
    facts,
    began: knownDay(milestones(facts).identified),
    closed: close?.day ?? null,
    today,
  }
}

const UNSTAMPED = { instant: '1970-01-01T00:00:00Z', author: 'admission', source: 'typed', local: null } as const

/**
 * Whether new entries can be recorded in a chart: every problem with where it is and how to mend it; empty = all can. Entries of one
 * call are held against each other too, so that a referral and the contact after it may come together.
 */
export function admit(
  episode: Episode,
  existing: readonly Entry[],
  incoming: readonly NewEntry[],
  today: Day,
): readonly Issue[] {
  const chart = standing(episode, existing, today)
  const version = existing.reduce((last, entry) => Math.max(last, entry.version), 0) + 1
  const sound = incoming.flatMap((fact, place): Entry[] =>
    isSound(fact) ? [{ ...UNSTAMPED, id: `incoming-${place}`, version, place, fact }] : [],
  )
  const beginning = existing.length === 0 ? sound : sound.filter((entry) => MAY_PRECEDE.has(entry.fact.kind))
  const factsWith = (more: readonly Entry[]) => effective([...existing, ...more]).facts.map((stands) => stands.fact)
  const held: Standing = {
    ...chart,
    facts: factsWith(sound),
    began: knownDay(milestones(factsWith(beginning)).identified),
  }
  return incoming.flatMap((fact, i) =>
    factProblems(fact, held).map((issue) => ({ ...issue, at: `entries.${i}.${issue.at}` })),
  )
}

/** Facts of the same call that others may lean on: sound ones, and none that would answer for itself. */
const isSound = (fact: NewEntry): boolean => {
  if (fact.kind === 'correction' || fact.kind === 'close' || fact.kind === 'safety') return false
  return fact.kind === 'screening' || fact.kind === 'assessment' ? measuredProblem(fact) === null : true
}
