import type { ClinicalFact, Fact } from '../../../../../../core/chart/entry.ts'
import { INSTRUMENTS, isInstrumentId } from '../../../../../../core/instruments/index.ts'
import { isSafetySource, safetyItemName } from '../../../../../../core/instruments/safety-sources.ts'
import { score, scoreTotal } from '../../../../../../core/instruments/score.ts'
import type { Day } from '../../../../../../core/day.ts'
import { asWritten } from './as-written.ts'
import { diagnosisWords } from './diagnosis-names.svelte.ts'
import { closeReason } from '../../../../lib/text/close-reason.ts'
import { inWords } from '../../../../lib/text/code.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { capital, list, type EntryLine, type Kind, type Line, type MemberName } from './line.ts'
import { carried, cSsrsLine, outcome, safety } from './safety-lines.ts'

type LineOf<F> = (fact: F, today: Day, nameOf: MemberName) => Line
const notNamed: MemberName = () => 'Somebody whose name is not known here'

const SHORT: Readonly<Record<string, string>> = { cbt: 'CBT', dbt: 'DBT', act: 'ACT', emdr: 'EMDR', ipt: 'IPT' }
export const workName = (work: string): string => SHORT[work] ?? inWords(work)

function measured(fact: Fact<'assessment'> | Fact<'screening'>): Line {
  const name = isInstrumentId(fact.instrument) ? INSTRUMENTS[fact.instrument].name : 'Other tool'
  const what = fact.kind === 'screening' ? `${name} screen` : name
  const result = (fact.kind === 'screening' && fact.result) || 'no result'
  const life = fact.kind === 'assessment' && fact.difficulty && `Daily life ${inWords(fact.difficulty)}`
  if (!isInstrumentId(fact.instrument)) return { what, text: result, icon: 'chart' }
  const tool = INSTRUMENTS[fact.instrument]
  const safety = isSafetySource(fact.instrument) && safetyItemName(fact.instrument)
  if (fact.answers) {
    const scored = score(tool, fact.answers)
    const level = scored.flags.safety?.level ?? null
    const answer = safety && (level === null ? `${safety} unknown` : `${safety} = ${level}`)
    const total = 'incomplete' in scored ? 'No total, too few answers' : `${scored.total}, ${scored.severity}`
    const filled =
      scored.flags.imputed.length > 0 &&
      `${scored.flags.imputed.length === 1 ? 'Item' : 'Items'} ${scored.flags.imputed.join(', ')} filled with the mean`
    return { what, text: list(total, answer, filled, life), icon: 'chart', safety: (level ?? 0) > 0 }
  }
  if (fact.total === undefined) return { what, text: result, icon: 'chart' }
  const { total, severity } = scoreTotal(tool, fact.total)
  return {
    what,
    text: list(`${total}, ${severity}`, 'Total only', safety && `${safety} unknown`, life),
    icon: 'chart',
  }
}

const contact = (fact: Fact<'contact'>, today: Day): Line => ({
  what: `${capital(inWords(fact.mode))}, ${fact.outcome === 'completed' ? 'reached' : inWords(fact.attempt ?? 'not-reached')}`,
  text: list(
    fact.minutes !== undefined && `${fact.minutes} min`,
    fact.work.length > 0 && capital(fact.work.map(workName).join(', ')),
    fact.note,
    fact.nextDue && `Next due ${dayText(fact.nextDue, today)}`,
  ),
  icon: 'phone',
})
/** "sertraline 50 mg daily started", "sertraline changed to 100 mg daily", "sertraline stopped". */
export function treatmentWords({ name, dose, action }: Pick<Fact<'treatment'>, 'name' | 'dose' | 'action'>): string {
  const taken = [name, dose].filter(Boolean).join(' ')
  if (action === 'start') return `${taken} started`
  if (action === 'stop') return `${taken} stopped`
  return dose ? `${name} changed to ${dose}` : `${name} changed`
}
const treatment = (fact: Fact<'treatment'>): Line => ({
  what: capital(fact.modality),
  text: list(treatmentWords(fact), !fact.underPlan && 'Outside the care plan'),
  icon: 'pill',
})
const LINES: { readonly [K in Kind]: LineOf<Fact<K>> } = {
  screening: measured,
  assessment: measured,
  contact,
  treatment,
  safety,
  referral: (fact) => ({ what: 'Referral', text: list(fact.from && `From ${fact.from}`, fact.reason), icon: 'flag' }),
  appointment: (fact, today) => ({
    what: 'Appointment',
    text: list(
      `${capital(inWords(fact.event))}, ${inWords(fact.visit)}`,
      fact.offeredDay && `for ${dayText(fact.offeredDay, today)}`,
    ),
    icon: 'clock',
  }),
  diagnosis: (fact) => ({ what: 'Diagnosis', text: `${diagnosisWords(fact)}, ${fact.status}`, icon: 'flag' }),
  consent: (fact) => ({ what: 'Consent', text: capital(fact.state), icon: 'check' }),
  'c-ssrs': cSsrsLine,
  'hand-over': (fact, today) => ({
    what: fact.how === 'admitted' ? 'Admitted' : 'Handed over',
    text: list(`To ${fact.service}`, `Accepted by ${fact.acceptedBy}`, `Check on ${dayText(fact.checkDay, today)}`),
    icon: 'shield',
  }),
  'safety-outcome': outcome,
  'safety-confirmation': (fact) => ({
    what: 'Confirmed',
    text: list(
      capital(inWords(fact.confirms)),
      fact.saidBy && (fact.saidBy === 'nobody' ? 'Nobody said it' : 'Another person said it'),
      fact.note,
    ),
    icon: 'shield',
  }),
  'case-review': (fact, today) => ({
    what: 'Case review',
    text: list(
      `${capital(inWords(fact.outcome))}, ${fact.by}`,
      fact.measureBy && `Next score by ${dayText(fact.measureBy, today)}`,
      fact.note,
    ),
    icon: 'check',
  }),
  close: (fact) => ({ what: 'Closed', text: list(capital(closeReason(fact.reason)), fact.note), icon: 'lock' }),
  coverage: (fact) => ({
    what: 'Coverage',
    text: list(capital(inWords(fact.payerClass)), fact.plan === null ? 'no plan recorded' : `Plan ${fact.plan}`),
    icon: 'flag',
  }),
  assignment: (fact, _today, nameOf) => ({
    what: 'Care manager',
    text: fact.careManager === null ? 'Nobody assigned' : nameOf(fact.careManager),
    icon: 'check',
  }),
  'safety-carried': (fact, today) => ({
    what: 'Safety came with the person',
    text: list(
      ...carried(fact, today),
      fact.alsoThere && 'Open in the chart it came from too: whose it is, is not known',
      fact.service && `To ${fact.service}`,
      fact.acceptedBy && `Accepted by ${fact.acceptedBy}`,
      fact.checkDay && `Check on ${dayText(fact.checkDay, today)}`,
    ),
    icon: 'shield',
    safety: true,
  }),
  'safety-sent': (fact) =>
    fact.step === 'sent'
      ? {
          what: 'Safety went with the person',
          text: 'Listed here until somebody there has reached them',
          icon: 'shield',
        }
      : { what: 'Safety was taken over', text: 'It goes on in the chart where the person is now', icon: 'shield' },
  'safety-accepted': () => ({
    what: 'Safety taken over',
    text: 'What came with the person is followed here from now on',
    icon: 'shield',
  }),
  'record-number': (fact) => ({ what: 'Record number', text: fact.mrn, icon: 'check' }),
  merge: (fact) => ({
    what: fact.part === 'kept' ? 'Another entry of this person was joined' : 'This person was entered twice',
    text: fact.reason,
    icon: 'check',
  }),
  identity: (fact, today) => ({
    what: 'Who the person is',
    text: list(
      `${fact.family}, ${fact.given}`,
      fact.birthDate ? `Born ${dayText(fact.birthDate, today)}` : 'Birth date unknown',
    ),
    icon: 'check',
  }),
  'contact-details': (fact) => ({
    what: 'Contact details',
    text: list(
      fact.phone,
      fact.otherPhone,
      fact.callTimes && `Safe to call: ${fact.callTimes}`,
      fact.email,
      fact.address,
      fact.preferred && `Prefers ${inWords(fact.preferred)}`,
      fact.messages && `Messages: ${inWords(fact.messages)}`,
      fact.interpreter !== undefined && (fact.interpreter ? 'Needs an interpreter' : 'Needs no interpreter'),
      fact.pronouns && `Pronouns ${fact.pronouns}`,
      fact.pcp && `Primary care: ${fact.pcp}`,
    ),
    icon: 'phone',
  }),
}

/** Whether this page knows a kind: a newer server may know others. */
export const isKnownKind = ({ kind }: ClinicalFact): boolean => Object.hasOwn(LINES, kind)

/** A fact in one line; one of a kind that is not known here as it was written. */
export function factLine(fact: ClinicalFact, today: Day, nameOf: MemberName = notNamed): EntryLine {
  if (!isKnownKind(fact))
    return { what: capital(inWords(fact.kind)), text: asWritten(fact), icon: 'question', safety: false }
  const line = (LINES[fact.kind] as LineOf<ClinicalFact>)(fact, today, nameOf)
  return { safety: false, ...line }
}
