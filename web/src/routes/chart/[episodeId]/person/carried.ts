import type { ConsentState } from '../../../../../../core/chart/vocabulary.ts'
import { NO_TREATMENT } from '../treatment-words.ts'

/** What of a chart bears on where its person goes on. */
export interface GoingOn {
  readonly row: { readonly safety: { readonly state: string } | null; readonly treatments: readonly string[] }
  readonly consent: ConsentState | null
}

const OVER: ReadonlySet<string> = new Set(['none', 'settled'])
/** A state that this page does not know is open. */
export const isSafetyOpen = ({ safety }: Pick<GoingOn['row'], 'safety'>): boolean =>
  safety !== null && !OVER.has(safety.state)

/**
 * How the person goes on: the episode closes and one opens elsewhere; it is closed and a new one opens; or it stays open beside the new
 * one.
 */
export type Way = 'transfer' | 'again' | 'beside'

const SAFETY: { readonly [W in Way]: { readonly open: string; readonly nothing: string } } = {
  transfer: {
    open: 'Safety: what is open goes with them. It stays listed here until somebody there has reached them or taken it over.',
    nothing: 'Safety: nothing is open, so nothing is carried. Earlier answers stay in this chart.',
  },
  again: {
    open: 'Safety: what is open goes with them. It stays listed here until somebody there has reached them or taken it over.',
    nothing: 'Safety: nothing is open in this chart. What is open in other closed episodes of theirs goes with them.',
  },
  beside: {
    open: 'Safety: this episode stays open, and so does what is open in it. What is open in closed ones goes with them.',
    nothing: 'Safety: nothing is open in this chart. What is open in closed episodes of theirs goes with them.',
  },
}
const WHO: { readonly [W in Way]: string } = {
  transfer: 'Name, birth date, contact details and coverage go with them.',
  again: 'Name, birth date and contact details are the same in every chart of theirs.',
  beside: 'Name, birth date and contact details are the same in every chart of theirs.',
}

function consentWords(consent: ConsentState | null): string {
  const there = 'It is asked for anew there'
  if (consent === null) return `Consent: none is recorded. ${there}.`
  return consent === 'declined' || consent === 'withdrawn'
    ? `Consent: it was ${consent} here. ${there}, and that stays in this chart.`
    : `Consent: ${consent} here. It is not carried. ${there}.`
}

function treatmentWords({ treatments }: GoingOn['row']): string {
  return treatments.length === 0
    ? `Treatment: ${NO_TREATMENT}.`
    : `Treatment: ${treatments.join(', ')} stays in this chart. Record in the new one what goes on.`
}

/** What goes with a person into a new chart, and what stays: said before they go. */
export const carriedWords = ({ row, consent }: GoingOn, way: Way): readonly string[] => [
  WHO[way],
  SAFETY[way][isSafetyOpen(row) ? 'open' : 'nothing'],
  consentWords(consent),
  treatmentWords(row),
]
