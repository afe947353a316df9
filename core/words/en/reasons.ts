import { anyOf } from './any-of.ts'
import type { Day } from '../../day.ts'
import { FOLLOWED, instrument, INSTRUMENTS } from '../../instruments/index.ts'
import { isSafetySource, safetyItemName } from '../../instruments/safety-sources.ts'
import { cSsrs } from '../../instruments/c-ssrs/items.ts'
import type { Args, Reason, ReasonCode } from '../../caseload/reasons/reason.ts'
import { ago, shortDay, span, spanSince } from '../../day-words.ts'

/** Makes the sentences of reasons; no other place does (laws R7). Nothing is said that the arguments do not hold. */

const text = (args: Args, name: string): string => String(args[name] ?? '?')
const number = (args: Args, name: string): number => Number(args[name] ?? 0)
const has = (args: Args, name: string): boolean =>
  args[name] !== null && args[name] !== undefined && args[name] !== false

interface Said {
  readonly args: Args
  readonly today: Day
  /** A day argument as people write it. */
  readonly on: (name: string) => string
}

const measureName = ({ measure }: Args): string => instrument(String(measure)).name

/** "PHQ-9 18 → 16"; one score is one number, never "15 → 15" (laws R7). */
const scores = ({ args }: Said): string => {
  const name = measureName(args)
  return number(args, 'count') > 1 && has(args, 'first')
    ? `${name} ${text(args, 'first')} → ${text(args, 'last')}`
    : `${name} ${text(args, 'last')}`
}

/** An item as its instrument names it (laws S9). */
const itemName = (source: unknown, item: unknown): string =>
  isSafetySource(source) ? safetyItemName(source, typeof item === 'number' ? item : null) : 'The answer'

/** What the uncovered answers say: "Item 9 rose 1 → 3 on 23 Nov, not assessed since", "Item 9 is 3 since 20 Nov, 1 on 24 Nov, not assessed". */
function answered(said: Said): string {
  const { args, on } = said
  const name = itemName(args['instrument'], args['item'])
  const from = args['from']
  const rose = typeof from === 'number' && from < number(args, 'level')
  const head = rose
    ? `${name} rose ${from} → ${text(args, 'level')} on ${on('on')}`
    : `${name} is ${text(args, 'level')} since ${on('on')}`
  const isLower = args['newestDay'] !== args['on'] && number(args, 'newestLevel') < number(args, 'level')
  const later = isLower ? `, ${text(args, 'newestLevel')} on ${on('newestDay')}` : ''
  if (has(args, 'lateFor')) return `${head}${later}, recorded after the assessment of ${on('lateFor')}`
  return `${head}${later}, not assessed${rose || has(args, 'assessedDay') ? ' since' : ''}`
}

const HANDED = { 'handed-over': 'handed over', admitted: 'admitted' } as const

function struck({ args, on }: Said): string {
  const what =
    args['struckWhat'] === 'finding'
      ? `A finding of ${args['struckUrgent'] === true ? 'high' : 'moderate'}`
      : `${itemName(args['struckFrom'], null)} = ${text(args, 'struckLevel')}`
  return `${what} was struck out on ${on('struckDay')}, not confirmed`
}

const OUTCOME: Readonly<Record<string, string>> = {
  'not-reached': '"not reached"',
  died: '"died"',
  'entered-in-error': '"entered in error"',
}

const awaited = (args: Args): string => `${OUTCOME[text(args, 'awaiting')] ?? ''} waits for a second person`

function safety(said: Said): string {
  const { args, on } = said
  const parts: string[] = []
  const state = args['state']
  if (state === 'high' || state === 'moderate') parts.push(`Risk assessed ${on('findingDay')}: ${state}`)
  if (state === 'elsewhere') parts.push(elsewhere(said))
  if (has(args, 'level')) parts.push(answered(said))
  if (args['passed'] === true)
    parts.push(
      `${HANDED[args['how'] === 'admitted' ? 'admitted' : 'handed-over']} ${on('handedOn')}, not checked since`,
    )
  if (has(args, 'struckDay')) parts.push(struck(said))
  if (has(args, 'awaiting') && state !== 'elsewhere') parts.push(awaited(args))
  const sentence = parts.join(', ')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function elsewhere({ args, on, today }: Said): string {
  const how = args['how'] === 'admitted' ? 'Admitted' : 'Handed over'
  const waits = has(args, 'awaiting') ? `, ${awaited(args)}` : ''
  return `${how} ${on('handedOn')}, ${args['checkDay'] === today ? 'check today' : `check on ${on('checkDay')}`}${waits}`
}

const DETAIL: Readonly<Record<string, string>> = { plateau: 'plateau', 'some-gain': 'some gain', 'no-gain': 'no gain' }

function atWeek(said: Said): string {
  const { args } = said
  return `${has(args, 'week') || args['week'] === 0 ? `Week ${text(args, 'week')}` : 'Not at target'}, ${scores(said)}, ${DETAIL[text(args, 'detail')] ?? 'no gain'}`
}

function sinceChange(said: Said): string {
  const { args, today, on } = said
  if (has(args, 'changed')) return `no treatment change in ${spanSince(text(args, 'changed'), today)}`
  return has(args, 'started')
    ? `no treatment change since the start (${spanSince(text(args, 'started'), today)})`
    : `no change of treatment recorded${has(args, 'since') ? ` since ${on('since')}` : ''}`
}

/** Why a waiting person is called now: "severe (PHQ-9 24), no contact yet". */
function needs(said: Said): string {
  const { args, today } = said
  const why = [
    has(args, 'severe') ? `severe (${scores(said)})` : '',
    has(args, 'untouched') ? 'no contact yet' : '',
    has(args, 'noScore') ? 'no score' : '',
    has(args, 'stale') ? `last ${measureName(args)} ${spanSince(text(args, 'lastDay'), today)} ago` : '',
    has(args, 'neverAsked') ? 'never asked about safety' : '',
    !has(args, 'neverAsked') && has(args, 'answerUnknown') ? 'answer about safety not known' : '',
    has(args, 'answerOld') ? 'answer about safety is old' : '',
  ].filter(Boolean)
  const head = args['days'] === null ? 'Waiting' : `Waiting ${span(number(args, 'days'))}`
  return `${head}, ${why.join(', ')}`
}

function unknownAnswer({ args, on }: Said): string {
  const source = args['instrument']
  if (source === cSsrs.id) return `${cSsrs.name} of ${on('day')}: not all asked`
  const name = itemName(source, null)
  if (args['given'] === null) return `${name} not known, total only on ${on('day')}`
  const { items, safetyItems } = instrument(String(source))
  const among = safetyItems.map((one) => one.name).join(', ')
  return `${name} not known, ${text(args, 'given')} of ${items.length} answered on ${on('day')}, ${among} not among them`
}

const untouched = ({ args }: Said): string => (args['untouched'] === true ? ', no contact yet' : '')

function notMeasured(said: Said): string {
  const { args, today, on } = said
  const name = measureName(args)
  const ago = spanSince(text(args, 'lastDay'), today)
  return number(args, 'count') > 1
    ? `${name} not measured since ${on('lastDay')}, ${ago} ago, last ${text(args, 'last')}`
    : `${name} not measured since the first score, ${ago} ago`
}

/** "No PHQ-9 or GAD-7 on record": what is asked first of what a course follows. */
const NO_SCORE = `No ${anyOf(FOLLOWED.map((id) => INSTRUMENTS[id]).flatMap(({ routine, name }) => (routine ? name : [])))} on record`

const SENTENCES: Readonly<Record<ReasonCode, (said: Said) => string>> = {
  'safety-open': safety,
  'consent-withdrawn': ({ on }) => `Consent withdrawn on ${on('since')}`,
  relapsing: (said) => `Relapsing: best was ${text(said.args, 'best')}, ${scores(said)}`,
  'lost-gain': (said) => `Gain lost: best was ${text(said.args, 'best')}, ${scores(said)}`,
  worsening: (said) => `Worsening: ${scores(said)}`,
  'not-at-target': (said) => `${atWeek(said)}, ${sinceChange(said)}`,
  'no-treatment-since': ({ on }) => `No treatment since ${on('since')}`,
  new: (said) => `New since ${said.on('since')}, ${scores(said)}`,
  severe: (said) =>
    `Severe${has(said.args, 'atEnd') ? ', no gain' : ''}: ${scores(said)}${has(said.args, 'week') || said.args['week'] === 0 ? `, week ${text(said.args, 'week')}` : ''}`,
  risen: (said) => `Rose in the first weeks: ${scores(said)}, week ${text(said.args, 'week')}`,
  'never-asked': () => 'Never asked about safety',
  'answer-unknown': unknownAnswer,
  'answer-old': ({ args, on, today }) =>
    `${itemName(args['instrument'], null)} was ${text(args, 'level')} on ${on('day')}, not asked in ${spanSince(text(args, 'day'), today)}`,
  'no-score': () => NO_SCORE,
  'no-baseline': (said) => `No score near the start to compare with: ${scores(said)}`,
  'not-measured': notMeasured,
  'score-late': ({ args, today }) => `No ${measureName(args)} in ${spanSince(text(args, 'lastDay'), today)}`,
  'contact-overdue': ({ args, on, today }) =>
    `${args['safety'] === true ? 'Safety contact' : 'Contact'} ${spanSince(text(args, 'due'), today)} late, due ${on('due')}`,
  'no-contact': ({ args, today }) => `No contact in ${spanSince(text(args, 'since'), today)}`,
  'consent-declined': ({ on }) => `Consent declined on ${on('since')}: decide`,
  'needs-contact': needs,
  'waiting-over-standard': (said) =>
    `Waiting ${span(number(said.args, 'days'))} for treatment, over the standard of ${text(said.args, 'standard')} ${said.args['dayType'] === 'business' ? 'business days' : 'days'}${untouched(said)}`,
  'need-unknown': () => 'No referral or positive screen on record',
  'measure-again': (said) =>
    `Measure again: best was ${text(said.args, 'best')}, ${measureName(said.args)} ${text(said.args, 'last')}`,
  'acted-on': ({ args, on, today }) =>
    `${args['how'] === 'change' ? 'Treatment changed' : 'Reviewed'} ${ago(text(args, 'day'), today)}, measure again by ${on('until')}`,
  elsewhere,
  'score-stale': ({ args, today }) => `Last ${measureName(args)} ${spanSince(text(args, 'lastDay'), today)} ago`,
  'never-reviewed': ({ on }) => `Never reviewed, since ${on('since')}`,
  waiting: (said) => `Waiting ${span(number(said.args, 'days'))} for treatment${untouched(said)}`,
  'changed-recently': (said) => `${atWeek(said)}, treatment changed ${ago(text(said.args, 'changed'), said.today)}`,
  remission: (said) => `Remission: ${scores(said)}`,
  'no-flag': () => 'No flag from what is recorded',
}

/** The sentence of a reason as of a day, for example "Week 11, PHQ-9 18 → 16, no gain, no treatment change in 9 weeks". */
export function sentenceOf({ code, args }: Reason, today: Day): string {
  const on = (name: string): string => (has(args, name) ? shortDay(text(args, name), today) : '?')
  return SENTENCES[code]({ args, today, on })
}
