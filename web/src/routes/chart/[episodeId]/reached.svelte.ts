import type { Fact } from '../../../../../core/chart/entry.ts'
import { keptForSession } from '../../../lib/session/kept.ts'

export type Details = Fact<'contact-details'>

/** How somebody is reached: as it is recorded, null where nothing is, and in words. */
export interface Reached {
  readonly details: Details | null
  readonly words: readonly string[]
}

/** How the person of the chart on the page is reached, once its header has read it: forms about a call and what is copied say it by this. */
class ReachedNow {
  #of = $state.raw<(Reached & { readonly patientId: string }) | null>(null)

  put(patientId: string, reached: Reached): void {
    this.#of = { ...reached, patientId }
  }
  /** null = it is not read: never how somebody else is reached, whose chart was looked at before. */
  of(patientId: string): Reached | null {
    return this.#of?.patientId === patientId ? this.#of : null
  }
  forget(): void {
    this.#of = null
  }
}

export const reached = new ReachedNow()
keptForSession({ isUnsaved: () => false, forget: () => reached.forget() })
