import { dayText, dueText, instantText } from '../../../../lib/text/day.ts'
import { answerSign, safetyDone } from '../../../../lib/caseload/safety-signs.ts'
import { courseSign, freshnessSign } from '../../../../lib/caseload/words.ts'
import { inWords } from '../../../../lib/text/code.ts'
import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'
import { entryViews } from '../entries/entry-list.ts'
import type { KnownChart } from '../known.ts'
import { safetyHead } from '../safety/safety-words.ts'
import { fourScores, spokenOf } from '../scores.ts'
import { treatmentsText } from '../treatment-words.ts'

/** What a chart is told with where no page stands around it. */
export interface Outside {
  readonly clinic: string | null
  /** Time zone of the clinic; the browser's where absent. */
  readonly zone?: string | undefined
  /** Staff by name: whoever reads it is not "You". */
  readonly nameOf: (sub: string | null) => string
}
export interface StatusLine {
  readonly name: string
  readonly text: string
}

/**
 * What has to be known of somebody wherever their chart is read without its page, safety first: on paper, and in the record of a clinic.
 * What is not known is said as that; a line that is left out would be taken for nothing to say.
 */
export function statusLines(chart: KnownChart, { nameOf }: Outside): readonly StatusLine[] {
  const { row, today } = chart
  const latest = latestOf(chart)
  const plan = latest((fact) => fact.kind === 'safety' && fact.event === 'safety-plan')
  const consent = latest((fact) => fact.kind === 'consent')
  const dated = (fact: ClinicalFact | undefined, text: string | undefined): string =>
    fact ? [text, dayText(fact.day, today)].filter(Boolean).join(', ') : 'none recorded'
  return [
    safetyLine(chart),
    { name: 'Last safety plan', text: dated(plan, plan?.kind === 'safety' ? plan.action : undefined) },
    {
      name: 'Stage',
      text: `${inWords(row.stage)}${row.week === null ? '' : `, week ${row.week} of treatment`}`,
    },
    { name: 'Course', text: `${courseSign(row.course).text}; ${freshnessSign(row.freshness).text}` },
    ...spokenOf(row).map(({ name, track }) => ({ name, text: fourScores(track, today) })),
    { name: 'Treatment now', text: treatmentsText(row.treatments) },
    { name: 'Consent', text: dated(consent, consent?.kind === 'consent' ? consent.state : undefined) },
    { name: 'Care manager', text: nameOf(row.careManager) },
    { name: 'Last contact', text: row.lastContact ? dayText(row.lastContact, today) : 'none' },
    {
      name: 'Next due',
      text: row.nextDue ? `${dayText(row.nextDue, '')}, ${dueText(row.nextDue, today).text}` : 'not set',
    },
  ]
}

/** Who it is, and as of when. */
export function headLines({ row, episode, asOf }: KnownChart, { clinic, zone }: Outside): readonly string[] {
  const { birthDate } = episode.patient
  const born = birthDate ? `born ${dayText(birthDate, '')}` : 'day of birth not known'
  return [
    [row.name, `MRN ${row.mrn}`, row.age !== null && `${row.age} y`, born].filter(Boolean).join(', '),
    `Collaborative Care${clinic === null ? '' : ` at ${clinic}`}, as of ${instantText(asOf, zone)}`,
  ]
}

/** The newest standing fact of some kind. */
function latestOf({ entries, superseded, today }: KnownChart) {
  const standing = entryViews(entries, superseded, today).filter(({ corrected }) => !corrected)
  return (is: (fact: ClinicalFact) => boolean) => standing.find(({ fact }) => is(fact))?.fact
}

/** The state of the safety item with its facts: a copy that leaves out what is open would be taken for calm. */
function safetyLine(chart: KnownChart): StatusLine {
  const { row, today } = chart
  const { answered, safety } = row
  const { text, day } = answerSign({ answered, safety: null }, today)
  const answer = [text, day].filter(Boolean).join(' on ')
  if (!safety) return { name: 'Safety', text: [answer, safetyDone(row, today)].filter(Boolean).join('; ') }
  const { title, lines } = safetyHead(chart, today)
  const [name = '', state] = title.split(': ')
  // The answer that is open is told of already.
  const isTold = answered?.day === safety.newest && answered?.level === safety.level
  const last = answered && !isTold ? `last answer ${answer}` : null
  return { name, text: [state, ...lines, last].filter(Boolean).join('; ') }
}
