import type { ClinicalFact, Fact } from '../../../../../../core/chart/entry.ts'

/** Whether a close is meant, asked before it is sent. One question at a time; it is answered by the dialog that draws it. */
export class CloseAsked {
  /** The close that is asked about; null = nothing is. */
  fact = $state.raw<Fact<'close'> | null>(null)
  #answered: (isMeant: boolean) => void = () => undefined

  /** true where nothing is closed, or the close is meant. */
  async isMeant(facts: readonly ClinicalFact[]): Promise<boolean> {
    const close = facts.find((fact) => fact.kind === 'close')
    if (!close) return true
    this.answer(false)
    this.fact = close
    return new Promise((resolve) => (this.#answered = resolve))
  }

  answer(isMeant: boolean): void {
    this.fact = null
    this.#answered(isMeant)
  }
}
