import { SAFETY_SOURCES } from '../../instruments/safety-sources.ts'
import type { None } from '../problem.ts'
import { CARRIED_STATES, HAND_OVERS } from '../vocabulary.ts'
import { choice, count, day, id, nullable, only, optional, text } from './field.ts'
import type { Kind } from './kind.ts'

/** One thing about safety that was open in another chart and came here with the person (laws 1, S5), as it was there. */
const fields = {
  /** The episode it came from. */
  from: id(),
  /** Where it was recorded first, where it had come to that episode from another one; left out where it was recorded there. */
  origin: optional(id()),
  /** It is open where it came from as well: whose it is of two persons who were taken for one is not known. Nobody there waits for it. */
  alsoThere: optional(only()),
  state: choice(CARRIED_STATES),
  /** Day of the answer, the finding, the hand-over or the striking out. */
  since: day(),
  /** Another day that a finding was dated once: it is taken back on neither of the two. */
  alsoDated: optional(day()),
  /** The last assessment there; null = none. */
  assessed: nullable(day()),
  /** Who answered for it there: the assessor's record, or who struck out. Null = not known. */
  by: nullable(id()),
  assessedBy: optional(text()),
  /** The answer that is open, that the finding was about, or that was struck out. */
  instrument: optional(choice(SAFETY_SOURCES)),
  item: optional(count(40)),
  level: optional(count(40)),
  /** The highest covered answer to the same item there: what a rise is told by. */
  coveredLevel: optional(nullable(count(40))),
  /** Of a finding that was struck out. */
  finding: optional(choice(['moderate', 'high'])),
  how: optional(choice(HAND_OVERS)),
  service: optional(text()),
  acceptedBy: optional(text()),
  checkDay: optional(day()),
}
export const safetyCarried: Kind<'safety-carried', typeof fields, None, 4> = {
  ...{ kind: 'safety-carried', of: 'episode', fields, since: 4, byAction: true },
  may: { precede: true, follow: true },
}
