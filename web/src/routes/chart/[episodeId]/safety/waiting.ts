import { factOf } from '../../../../../../core/chart/families.ts'
import type { Entry } from '../../../../../../core/chart/entry.ts'
import type { Strike } from '../../../../../../core/chart/open-safety.ts'
import type { SafetyChart, Writer } from '../../../../../../core/chart/safety-steps.ts'
import { confirmBlocked } from '../../../../../../core/words/admission.ts'
import type { CONFIRMABLE } from '../../../../../../core/chart/vocabulary.ts'
import { answerName } from '../../../../lib/caseload/safety-signs.ts'
import { dayText } from '../../../../lib/text/day.ts'

/** One thing that waits for a second person, and that this reader may confirm. */
export interface Waiting {
  readonly confirms: (typeof CONFIRMABLE)[number]
  /** What it is, and who recorded it when. */
  readonly says: string
}

const OUTCOMES = {
  'not-reached': '"not reached"',
  died: '"died"',
  'entered-in-error': '"entered in error"',
} as const

/**
 * What waits for this reader: of the outcomes those that somebody else recorded and nobody has confirmed, and what was struck out. The
 * same rules decide it that the API refuses by, on the same entries (laws W4).
 */
export function waitingFor(
  safety: SafetyChart,
  entries: readonly Entry[],
  reader: Writer,
  nameOf: (sub: string) => string,
): readonly Waiting[] {
  const on = (entry: Entry) => dayText((entry.local ?? entry.instant).slice(0, 10), safety.today)
  const recorded = (entry: Entry) => `recorded by ${nameOf(entry.author)} on ${on(entry)}`
  const outcomes = safety.open.awaiting.flatMap(({ fact, day, recorded: entry }): Waiting[] => {
    if (fact.outcome === 'received' || fact.outcome === 'managed' || entry.author === reader.sub) return []
    return [
      {
        confirms: fact.outcome,
        says: `${OUTCOMES[fact.outcome]} of ${dayText(day, safety.today)}${fact.why ? ` (${fact.why})` : ''}, ${recorded(entry)}`,
      },
    ]
  })
  const strikes = safety.open.strikes
    .filter(({ urgent, correction }) => !urgent || correction.author !== reader.sub)
    .map((strike): Waiting => ({
      confirms: 'struck-out',
      says: `${struck(strike, entries, safety.today)} was struck out (${reasonOf(strike)}), ${recorded(strike.correction)}`,
    }))
  return [...outcomes, ...strikes].filter(({ confirms }) => confirmBlocked(safety, reader, confirms) === null)
}

const reasonOf = ({ correction: { fact } }: Strike): string => (fact.kind === 'correction' ? fact.reason : '')

function struck({ said, finding, root }: Strike, entries: readonly Entry[], today: string): string {
  const entry = entries.find(({ id }) => id === root)
  const fact = entry && factOf(entry)
  const what = said ? `${answerName(said.instrument)} = ${said.level}` : `the finding ${finding}`
  return fact ? `${what} of ${dayText(fact.day, today)}` : what
}
