import type { Fact } from '../../../../../../core/chart/entry.ts'
import { saidIn } from '../../../../../../core/chart/safety-said.ts'
import type { Day } from '../../../../../../core/day.ts'
import { cSsrs } from '../../../../../../core/instruments/c-ssrs/items.ts'
import { safetyItemName } from '../../../../../../core/instruments/safety-sources.ts'
import { EVENT_NAMES, OUTCOME_NAMES } from '../../../../../../core/words/en/fields/safety-names.ts'
import { inWords } from '../../../../lib/text/code.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { capital, list, type Line } from './line.ts'

/** Who assessed and whether means were asked about, of an assessment that says so. */
const assessor = ({ assessedBy, meansAsked }: Pick<Fact<'safety'>, 'assessedBy' | 'meansAsked'>): string =>
  list(
    assessedBy && `Assessed by ${assessedBy}`,
    meansAsked !== undefined && (meansAsked ? 'Means asked about' : 'Means not asked about'),
  )
/** How many of its questions were asked: a screener that was broken off must not read like a whole one. */
function asked({ ideation, behaviour }: Fact<'c-ssrs'>): string {
  const questions = [...ideation, behaviour]
  return `${questions.filter((answer) => answer !== null).length} of ${questions.length} asked`
}
export const cSsrsLine = (fact: Fact<'c-ssrs'>): Line => {
  const said = saidIn(fact)
  const levels = said.map(({ item, level }) => `${cSsrs.safetyItems.find((one) => one.item === item)?.name} ${level}`)
  return {
    what: cSsrs.name,
    text: list(`${capital(fact.finding)} risk`, capital(levels.join(', ')), asked(fact), assessor(fact), fact.action),
    icon: 'shield',
    safety: said.some(({ level }) => level > 0),
  }
}
export const outcome = (fact: Fact<'safety-outcome'>, today: Day): Line => ({
  what: OUTCOME_NAMES[fact.outcome],
  text: list(
    fact.by && `Told by ${fact.by}`,
    fact.nextContact && `Next contact ${dayText(fact.nextContact, today)}`,
    fact.safetyPlan && (fact.safetyPlan === 'made' ? 'Safety plan made' : 'No safety plan'),
    fact.pcpTold && `Told ${fact.pcpTold}`,
    fact.welfareCheck && (fact.welfareCheck === 'asked-for' ? 'Welfare check asked for' : 'No welfare check'),
    fact.why,
  ),
  icon: 'shield',
})
export const safety = (fact: Fact<'safety'>): Line => ({
  what: EVENT_NAMES[fact.event],
  text: list(
    fact.finding && `${capital(fact.finding)} risk`,
    fact.instrument && `Asked with ${fact.instrument}`,
    assessor(fact),
    fact.action,
  ),
  icon: 'shield',
})

/** What a carried item says: its state, the answer and its level where it is one, and since when it is open. */
export const carried = (fact: Fact<'safety-carried'>, today: Day) => [
  capital(inWords(fact.state)),
  fact.instrument &&
    `${safetyItemName(fact.instrument, fact.item ?? null)}${fact.level === undefined ? '' : `: ${fact.level}`}`,
  `Since ${dayText(fact.since, today)}`,
]
