import type { ClinicalFact } from '../../../../core/chart/entry.ts'
import { keptForSession } from '../session/kept.ts'

type Details = Extract<ClinicalFact, { kind: 'contact-details' }>

/** How the person of the chart on the page is reached, once its header has read it: forms about a call hold what they say against it. */
class Reached {
  #of = $state.raw<{ readonly patientId: string; readonly details: Details | null } | null>(null)

  put(patientId: string, details: Details | null): void {
    this.#of = { patientId, details }
  }
  /** null = nothing is recorded, or it is not read yet. */
  detailsOf(patientId: string): Details | null {
    return this.#of?.patientId === patientId ? this.#of.details : null
  }
  forget(): void {
    this.#of = null
  }
}

export const reached = new Reached()
keptForSession({ isUnsaved: () => false, forget: () => reached.forget() })
