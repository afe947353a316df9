import type { Safety, Uncovered } from '../../chart/safety-state.ts'
import { reason, type Args, type Case } from './reason.ts'

const answerArgs = (answer: Uncovered | null): Args =>
  answer === null
    ? {}
    : {
        ...{ instrument: answer.instrument, item: answer.item, level: answer.level, on: answer.on, from: answer.from },
        ...{ newestDay: answer.newest.day, newestLevel: answer.newest.level, lateFor: answer.lateFor },
      }

/** What every sentence about an open item may need: state, answer, finding, hand-over, what waits. */
function argsOf({ safety, finding, elsewhere, struck }: { safety: Safety } & Safety, { status }: Case): Args {
  const { state, uncovered, newAnswer, passed } = status.safety
  return {
    ...{ state, newAnswer, since: safety.since },
    ...answerArgs(uncovered),
    findingDay: finding?.day ?? null,
    ...{ assessedDay: safety.assessed?.day ?? null, assessedFinding: safety.assessed?.finding ?? null },
    ...{ how: elsewhere?.how ?? null, handedOn: elsewhere?.day ?? null, checkDay: elsewhere?.checkDay ?? null, passed },
    ...{ struckDay: struck?.day ?? null, struckLevel: struck?.level ?? null, struckWhat: struck?.what ?? null },
    ...{ struckFrom: struck?.instrument ?? null, struckUrgent: struck?.urgent ?? null },
    awaiting: safety.awaiting?.outcome ?? null,
  }
}

/** An open item stands in group 1; somebody who is with a service or in hospital is a line of group 7 until the check day passes. */
export function safetyOpen(episode: Case) {
  const { safety } = episode.summary
  const { state, class: itsClass } = episode.status.safety
  if (!safety || (itsClass === null && state !== 'elsewhere')) return null
  const args = argsOf({ ...safety, safety }, episode)
  return itsClass === null ? reason('elsewhere', 'quiet', 7, args) : reason('safety-open', 'safety', 1, args)
}
