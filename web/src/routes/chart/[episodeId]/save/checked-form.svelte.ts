import type { ClinicalFact } from '../../../../../../core/chart/entry.ts'
import type { Issue } from '../../../../../../core/contract/index.ts'
import { toFact, type Draft, type Values } from '../../../../lib/forms/draft.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'
import { refusedAt } from './refused.ts'
import { draftsIn, type InForm } from './sent.ts'

/** The form that an editor saves. Read anew at each look, so that it may be what a component derives. */
export interface Form {
  readonly typed: () => InForm
  /** What else is missing before anything is sent, by its field. */
  readonly lacks?: () => readonly Problem[]
  /** What the form calls a place that was refused in the request; the same unless said. */
  readonly named?: (at: string) => string
}

/**
 * What stands in a form as facts, and what is wrong with it, which is told once saving was tried: nobody is told what is missing while they
 * are still at it, nor in a form that was opened since.
 */
export class CheckedForm {
  /** The drafts with which saving was tried, each by what stood in it at first; null = it was not. */
  #tried = $state.raw<readonly Values[] | null>(null)
  readonly #form: Form
  readonly #refused: () => readonly Issue[]
  readonly drafts: readonly Draft[] = $derived.by(() => draftsIn(this.#form.typed()))
  readonly #checked = $derived.by(() => this.drafts.map(toFact))
  readonly #issues: readonly Issue[] = $derived.by(() => {
    const named = this.#form.named ?? ((at) => at)
    return this.#refused().map((issue) => ({ ...issue, at: named(issue.at) }))
  })

  /** `refused`: what the last try was refused for, by its places in the request. */
  constructor(form: Form, refused: () => readonly Issue[]) {
    this.#form = form
    this.#refused = refused
  }

  /** Saving is tried with what stands there now. */
  begin(): void {
    this.#tried = this.drafts.map(({ start }) => start)
  }
  /** It is saved. */
  over(): void {
    this.#tried = null
  }

  /** What is stated; null where something is wrong or missing. */
  facts(): readonly ClinicalFact[] | null {
    const facts = this.#checked.flatMap((one) => (one.ok ? [one.fact] : []))
    return facts.length < this.#checked.length || this.lacking.length > 0 ? null : facts
  }

  /** What is wrong with one of the drafts, by its place among them, once saving was tried with it. */
  problemsOf(place: number): readonly Problem[] {
    const draft = this.drafts[place]
    // What strikes out holds no draft: its place is its own.
    const sent = draft ? (this.#tried?.indexOf(draft.start) ?? -1) : place
    if (!this.#tried || sent === -1) return []
    const checked = this.#checked[place]
    return checked && !checked.ok ? checked.problems : refusedAt(this.#issues, sent)
  }

  /** Refusals of the drafts that stand there now, by the places of those with which saving was tried; of one that was not, none. */
  asTried(issues: readonly Issue[]): readonly Issue[] {
    return issues.flatMap((issue) => {
      const draft = this.drafts[Number(/^entries\.(\d+)\./.exec(issue.at)?.[1] ?? NaN)]
      const place = draft ? (this.#tried?.indexOf(draft.start) ?? -1) : 0
      return place === -1 ? [] : [draft ? { ...issue, at: issue.at.replace(/\d+/, String(place)) } : issue]
    })
  }

  /** What else is missing, once saving was tried. */
  get lacking(): readonly Problem[] {
    return this.#tried ? (this.#form.lacks?.() ?? []) : []
  }

  /** All that is wrong, in the order of the drafts. */
  get problems(): readonly Problem[] {
    return [...this.drafts.flatMap((_, place) => this.problemsOf(place)), ...this.lacking]
  }

  /** The first draft with something wrong in it; undefined = none. */
  get wrong(): Draft | undefined {
    return this.drafts.find((_, place) => this.problemsOf(place).length > 0)
  }
}
