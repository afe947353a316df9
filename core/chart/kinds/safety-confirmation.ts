import { problem, type None } from '../problem.ts'
import { CONFIRMABLE } from '../vocabulary.ts'
import { choice, id, note, optional } from './field.ts'
import type { Kind, StepProblems } from './kind.ts'

/** A second person agrees; the author of the entry is that person. */
const fields = {
  confirms: choice(CONFIRMABLE, { needs: 'confirms' }),
  /** For `struck-out`: nobody said it, or another person did, whose chart was opened first. */
  saidBy: optional(choice(['nobody', 'another-person'])),
  /** The episode of that other person. */
  otherEpisode: optional(id()),
  note: optional(note()),
}
type Problems = StepProblems & { readonly 'said-by-needed': None; readonly 'other-episode-needed': None }

export const safetyConfirmation: Kind<'safety-confirmation', typeof fields, Problems, 3> = {
  ...{ kind: 'safety-confirmation', of: 'episode', fields, since: 3, answers: true },
  asks(field, { confirms, saidBy }) {
    if (field === 'saidBy') return confirms === 'struck-out'
    return field !== 'otherEpisode' || (confirms === 'struck-out' && saidBy === 'another-person')
  },
  needed: (field, { confirms, saidBy }) =>
    confirms === 'struck-out' && (field === 'saidBy' || (field === 'otherEpisode' && saidBy === 'another-person')),
  may: { precede: false, follow: true },
  problems({ confirms, saidBy, otherEpisode }, chart) {
    const blocked = chart.safety().confirmBlocked(confirms)
    if (blocked) return [{ ...blocked, at: 'confirms' }]
    if (confirms !== 'struck-out') return []
    return [
      saidBy ? null : problem('saidBy', 'said-by-needed', {}),
      saidBy === 'another-person' && !otherEpisode ? problem('otherEpisode', 'other-episode-needed', {}) : null,
    ]
  },
}
