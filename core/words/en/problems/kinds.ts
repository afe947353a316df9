import type { KindProblems } from '../../../chart/kinds/index.ts'
import type { MeasuredProblems } from '../../../chart/kinds/measured.ts'
import type { StepProblems } from '../../../chart/kinds/kind.ts'
import { shortDay } from '../../../day-words.ts'
import { happenedAfter } from './chart.ts'
import { FINDINGS } from '../fields/choices.ts'
import { anyOf } from '../any-of.ts'
import type { Words } from './words.ts'

const measured: Words<MeasuredProblems> = {
  'answers-and-total': () => 'Give the answers or the total, not both: the total follows from the answers',
  'answers-need-instrument': () => 'Answers need an instrument this registry knows',
  'items-given': ({ name, items, given }) => `${name} has ${items} items, ${given} were given`,
  'answer-of-item': ({ allowed }) => `This answer is ${anyOf(allowed)}, or left unanswered`,
  'items-missing': ({ missing }) =>
    `${missing.length === 1 ? `Item ${missing.join()} is` : `Items ${missing.join(', ')} are`} not answered, so there is no total. Answer them, enter the total alone, or save without a total`,
  'other-needs-result': () => 'For a tool this registry does not know give its result, positive or negative, alone',
  'nothing-measured': () => 'Answer the items, or enter the total alone',
  'total-of': ({ name, possible }) => `A total of ${name} is ${possible}`,
}

/** Why a step about safety cannot be taken now. */
const steps: Words<StepProblems> = {
  'nothing-to-hand-over': () => 'No answer and no finding is open, so there is nothing to hand over',
  'received-already': ({ day, today }) =>
    `Received on ${shortDay(day, today)} already. What is open now stays so until somebody assesses it`,
  'nobody-handed-over': () => 'Nobody was handed over or admitted',
  'check-day-passed': ({ day, today }) =>
    `The check day passed on ${shortDay(day, today)}. Record an assessment, or hand over again`,
  'high-is-not-managed': () =>
    'A high finding is not managed: it takes a later assessment on another day or by another person, or a hand-over',
  'only-moderate-is-managed': () => 'Only a finding of moderate is managed. Record the assessment first',
  'nobody-to-reach': () => 'Nothing is open that would need the person to be reached',
  'too-few-attempts': (it) =>
    `It takes ${it.attempts} attempts on ${it.days} days by ${it.routes} routes${it.since ? ` since ${shortDay(it.since, it.today)}` : ''}. So far: ${it.madeAttempts} on ${it.madeDays} by ${it.madeRoutes}`,
  'nothing-open': () => 'Nothing is open',
  'nothing-to-confirm': () => 'Nothing waits for a second person',
  'consultant-confirms': () => 'A psychiatric consultant confirms "not reached"',
  'another-confirms': ({ notReached }) =>
    `You recorded it: another person confirms${notReached ? ', and of "not reached" a psychiatric consultant' : ''}`,
}

const thingOf = (what: string): string => (what === 'hand-over' ? 'the hand-over' : `the ${what} finding`)

/** What each kind refuses against its chart; a code of a kind without words does not compile. */
export const kinds: Words<KindProblems> = {
  ...measured,
  'difficulty-not-asked': ({ name }) => `${name} does not ask how difficult the problems made daily life. Leave it out`,
  ...steps,
  'no-contact-detail': () => 'Write at least one way to reach the person',
  'not-a-phone': () =>
    'A telephone number has at least 7 digits before an extension, and nothing but digits, spaces, + ( ) - . / and x or ext',
  'not-an-address': () => 'An e-mail address is written name@place',
  'offered-day-needed': () => 'An offered appointment needs the day it was offered for',
  'reached-is-no-attempt': () => 'Somebody who was reached is no attempt: leave out what it came to',
  'next-due-before': () => 'The next contact cannot be due before this one',
  'measure-by-before': () => 'The next score cannot be wanted before the review',
  'born-later': () => 'The day of birth is in the future. Check the year',
  'nothing-came': () => 'Nothing about safety came with this person that waits to be taken over',
  'close-by-action': () =>
    'Nobody types this reason: a transfer to a clinic of this network and a merge write it. Choose another one',
  'closed-by-action': ({ reason }) =>
    reason === 'transferred'
      ? 'A transfer closed this episode, and the person goes on in the other clinic. Where they come back, transfer them back'
      : 'A merge closed this episode, and the person goes on in another one. Where these are two persons, take the merge back',
  'closed-already': ({ day, today }) =>
    `This episode is closed already, on ${shortDay(day, today)}. Correct that close`,
  'happened-after': happenedAfter,
  'plan-without-finding': () => 'A safety plan says nothing of what was found: record a risk assessment beside it',
  'agreed-needed': () => 'Write what was agreed with the person: a safety plan that says nothing is none',
  'asked-with-needed': () => 'Write what was asked with, for example C-SSRS',
  'found-needed': () => `Choose what was found: ${anyOf(Object.values(FINDINGS))}`,
  'not-closed-on': ({ finding }) =>
    `A safety item cannot be closed on a finding of ${finding}. Record it as a risk assessment: the item stays open until a later assessment, a hand-over or, for moderate, a managed next contact and safety plan`,
  'done-needed': () => 'Write what was done: a safety item closes with what was asked with, found and done',
  'no-item-open': () => 'No safety item is open in this chart',
  'dated-before-answer': ({ day, today }) =>
    `This assessment is dated before the answer of ${shortDay(day, today)} that it would answer, so it cannot cover it. Check the day`,
  'nothing-asked': () => 'Answer at least one item of the C-SSRS',
  'low-needs': ({ left }) =>
    `Low needs the whole screener: ask ${left.length === 1 ? 'question' : 'questions'} ${left.join(', ')} too, or record what was asked as a risk assessment`,
  'finding-too-low': ({ proposed }) =>
    `These answers are ${proposed}: confirm ${proposed}${proposed === 'high' ? '' : ' or choose worse'}. A lower finding needs a later assessment on another day or by another person`,
  'check-day-past': ({ from, today }) =>
    `The check day has passed. Choose a day from ${shortDay(from, today)}${from === today ? ', which is today,' : ''} on`,
  'check-day-late': ({ within, latest, today }) =>
    `Somebody looks again within ${within} days of the hand-over: by ${shortDay(latest, today)} at the latest`,
  'hand-over-dated-before': ({ finding, day, today }) =>
    `This hand-over is dated before ${finding ? thingOf(finding) : 'the answer'} of ${shortDay(day, today)}, so it cannot answer it. Check the day`,
  'outcome-dated-before': ({ what, day, today }) =>
    `This is dated before ${what ? `${thingOf(what)} of` : 'what is open, of'} ${shortDay(day, today)}, so it cannot answer it. Check the day`,
  'who-received-needed': () => 'Say who of the service told you that the person was received and seen',
  'next-contact-needed': () => 'Name the day of the next contact, from today on',
  'plan-needed': () => 'Say whether a safety plan was made',
  'why-no-plan-needed': () => 'Say why no safety plan was made',
  'pcp-told-needed': () => 'Say who of primary care was told',
  'welfare-check-needed': () => 'Say whether a welfare check was asked for',
  'why-no-check-needed': () => 'Say why no welfare check was asked for',
  'why-error-needed': () => 'Say why the answer or finding was entered in error',
  'said-by-needed': () => 'Say whether nobody said it, or another person did',
  'other-episode-needed': () => "Open the other person's chart first, and name their episode here",
}
