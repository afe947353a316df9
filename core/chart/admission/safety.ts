import { shortDay } from '../../day-words.ts'
import type { Issue } from '../../result.ts'
import { addDays, type Day } from '../../day.ts'
import { lowNeeds, proposedFinding } from '../../instruments/c-ssrs.ts'
import { settingOn } from '../../settings/index.ts'
import type { ClinicalFact, Entry } from '../entry.ts'
import { saidIn } from '../safety-facts.ts'
import { confirmBlocked, safetyChart, safetySteps, type SafetyChart } from '../safety-steps.ts'
import type { SafetyStep } from '../vocabulary.ts'
import type { ChartAtHand } from './chart-at-hand.ts'

type Of<Kind extends ClinicalFact['kind']> = Extract<ClinicalFact, { kind: Kind }>

const issue = (at: string, problem: string): Issue => ({ at, problem })

/** An assessment answers what was known and lies no later: one dated before every answer it could mean is a wrong day. */
function datedProblem(fact: ClinicalFact, chart: ChartAtHand, safety: SafetyChart): Issue | null {
  const { answers } = safety.open.facts
  const version = Math.max(0, ...chart.entries.map((entry) => entry.version))
  const ofThisSave = chart.standing.filter(
    ({ entry, fact: said }) => entry.id.startsWith('incoming-') && entry.version === version && saidIn(said).length > 0,
  )
  const late = ofThisSave.find((one) => one.fact.day > fact.day)
  const first = safety.open.uncovered[0]
  const after = late?.fact.day ?? (answers.every(({ day }) => day > fact.day) ? first?.day : undefined)
  if (!after) return null
  return issue(
    'day',
    `This assessment is dated before the answer of ${shortDay(after, chart.today)} that it would answer, so it cannot cover it. Check the day`,
  )
}

function assessmentProblems(fact: Of<'safety'>, chart: ChartAtHand, safety: SafetyChart): readonly (Issue | null)[] {
  if (fact.event === 'safety-plan')
    return [
      fact.finding
        ? issue('finding', 'A safety plan says nothing of what was found: record a risk assessment beside it')
        : null,
    ]
  if (!fact.instrument || !fact.finding)
    return [
      fact.instrument ? null : issue('instrument', 'Write what was asked with, for example C-SSRS'),
      fact.finding ? null : issue('finding', 'Choose what was found: low, moderate or high'),
    ]
  if (fact.event === 'risk-assessment') return [datedProblem(fact, chart, safety)]
  if (fact.finding !== 'low')
    return [
      issue(
        'finding',
        `A safety item cannot be closed on a finding of ${fact.finding}. Record it as a risk assessment: the item stays open until a later assessment, a hand-over or, for moderate, a managed next contact and safety plan`,
      ),
    ]
  if (!fact.action)
    return [issue('action', 'Write what was done: a safety item closes with what was asked with, found and done')]
  const { uncovered, findings } = safety.open
  if (uncovered.length + findings.length === 0) return [issue('event', 'No safety item is open in this chart')]
  return [datedProblem(fact, chart, safety)]
}

const ORDER = ['low', 'moderate', 'high'] as const

function cSsrsProblem(fact: Of<'c-ssrs'>): Issue | null {
  if (fact.behaviour === null && fact.ideation.every((answer) => answer === null))
    return issue('ideation', 'Answer at least one item of the C-SSRS')
  const needed = fact.finding === 'low' ? lowNeeds(fact) : null
  if (needed) return issue('ideation', needed)
  const proposed = proposedFinding(fact)
  return ORDER.indexOf(fact.finding) >= ORDER.indexOf(proposed)
    ? null
    : issue(
        'finding',
        `These answers are ${proposed}: confirm ${proposed} or choose worse. A lower finding needs a later assessment on another day or by another person`,
      )
}

/** A hand-over answers what lies before it. One dated before what is open would leave it as open as it was. */
function handOverDay(fact: Of<'hand-over'>, chart: ChartAtHand, { open }: SafetyChart): Issue | null {
  const isAfter = ({ day }: { readonly day: Day }) => day > fact.day
  const isOnlyAfter = open.findings.length === 0 && open.uncovered.every(isAfter)
  const late = open.findings.find(isAfter) ?? (isOnlyAfter ? open.uncovered[0] : undefined)
  if (!late) return null
  const what = 'finding' in late ? `the ${late.finding} finding` : 'the answer'
  return issue(
    'day',
    `This hand-over is dated before ${what} of ${shortDay(late.day, chart.today)}, so it cannot answer it. Check the day`,
  )
}

/** `on` is the day it was first recorded: a correction of it later is held to what could be promised then. */
function handOverProblem(fact: Of<'hand-over'>, chart: ChartAtHand, on: Day): Issue | null {
  if (fact.checkDay < on) return issue('checkDay', `The check day has passed. Choose a day from today (${on}) on`)
  const within = settingOn(chart.chosen, 'hand-over-check', on)
  const latest = addDays(fact.day, within) < on ? on : addDays(fact.day, within)
  return fact.checkDay > latest
    ? issue('checkDay', `Somebody looks again within ${within} days of the hand-over: by ${latest} at the latest`)
    : null
}

/** What each outcome needs to be said with it. */
function outcomeFields(fact: Of<'safety-outcome'>, on: Day): readonly Issue[] {
  const needed: Issue[] = []
  const need = (holds: unknown, at: string, problem: string) => holds || needed.push(issue(at, problem))
  switch (fact.outcome) {
    case 'received':
      need(fact.by, 'by', 'Say who of the service told you that the person was received and seen')
      break
    case 'managed':
      need(fact.nextContact && fact.nextContact >= on, 'nextContact', 'Name the day of the next contact, from today on')
      need(fact.safetyPlan, 'safetyPlan', 'Say whether a safety plan was made')
      need(fact.safetyPlan !== 'not-made' || fact.why, 'why', 'Say why no safety plan was made')
      break
    case 'not-reached':
      need(fact.pcpTold, 'pcpTold', 'Say who of primary care was told')
      need(fact.welfareCheck, 'welfareCheck', 'Say whether a welfare check was asked for')
      need(fact.welfareCheck !== 'not-asked-for' || fact.why, 'why', 'Say why no welfare check was asked for')
      break
    case 'entered-in-error':
      need(fact.why, 'why', 'Say why the answer or finding was entered in error')
      break
    case 'died':
  }
  return needed
}

/** Died, entered in error and not reached answer what is open: dated before all of it, they would answer nothing. */
function allLater(fact: Of<'safety-outcome'>, chart: ChartAtHand, open: SafetyChart['open']): Issue | null {
  const things = [...open.uncovered, ...open.findings]
  const [first] = things
  if (fact.outcome === 'managed' || fact.outcome === 'received' || !first) return null
  return things.every(({ day }) => day > fact.day)
    ? issue(
        'day',
        `This is dated before what is open, of ${shortDay(first.day, chart.today)}, so it cannot answer it. Check the day`,
      )
    : null
}

/** Managed answers a finding and received a hand-over: dated before it, it would answer nothing. */
function outcomeDay(fact: Of<'safety-outcome'>, chart: ChartAtHand, { open }: SafetyChart): Issue | null {
  const finding = fact.outcome === 'managed' ? open.findings.find(({ day }) => day > fact.day) : undefined
  const handOver =
    fact.outcome === 'received' && open.elsewhere && open.elsewhere.day > fact.day ? open.elsewhere : null
  const late = finding ?? handOver
  if (!late) return allLater(fact, chart, open)
  const what = finding ? `the ${finding.finding} finding` : 'the hand-over'
  return issue(
    'day',
    `This is dated before ${what} of ${shortDay(late.day, chart.today)}, so it cannot answer it. Check the day`,
  )
}

function stepProblem(step: SafetyStep, at: string, chart: ChartAtHand, safety: SafetyChart): Issue | null {
  const blocked = safetySteps(safety, chart.by).find((one) => one.step === step)?.blocked
  return blocked ? issue(at, blocked) : null
}

function confirmationProblems(
  fact: Of<'safety-confirmation'>,
  chart: ChartAtHand,
  safety: SafetyChart,
): readonly (Issue | null)[] {
  const blocked = confirmBlocked(safety, chart.by, fact.confirms)
  if (blocked) return [issue('confirms', blocked)]
  if (fact.confirms !== 'struck-out') return []
  return [
    fact.saidBy ? null : issue('saidBy', 'Say whether nobody said it, or another person did'),
    fact.saidBy === 'another-person' && !fact.otherEpisode
      ? issue('otherEpisode', "Open the other person's chart first, and name their episode here")
      : null,
  ]
}

/**
 * Problems of a fact about safety against the chart (laws 1); empty where there are none, and for every other fact. `recorded` is the
 * entry that a correction began with, null = the fact is new.
 */
export function safetyProblems(
  fact: ClinicalFact,
  chart: ChartAtHand,
  recorded: Entry | null,
): readonly (Issue | null)[] {
  const safety = () => safetyChart(chart.entries, chart.today, chart.chosen)
  const on = recorded?.local?.slice(0, 10) ?? chart.today
  switch (fact.kind) {
    case 'safety':
      return assessmentProblems(fact, chart, safety())
    case 'c-ssrs':
      return [cSsrsProblem(fact)]
    case 'hand-over':
      return [
        handOverProblem(fact, chart, on),
        handOverDay(fact, chart, safety()),
        stepProblem('hand-over', 'how', chart, safety()),
      ]
    case 'safety-outcome':
      return [
        ...outcomeFields(fact, on),
        outcomeDay(fact, chart, safety()),
        // What was received before the check day passed may be typed after it; attempts count up to their outcome's own day.
        stepProblem(
          fact.outcome,
          'outcome',
          chart,
          fact.outcome === 'received' || fact.outcome === 'not-reached' ? { ...safety(), today: fact.day } : safety(),
        ),
      ]
    case 'safety-confirmation':
      return confirmationProblems(fact, chart, safety())
    default:
      return []
  }
}
