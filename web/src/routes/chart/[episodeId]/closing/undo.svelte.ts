import type { CorrectionDraft } from '../../../../lib/forms/draft.ts'
import type { ChartDrafts } from '../drafts.svelte.ts'
import type { Editor } from '../save/editor.svelte.ts'
import { UNDONE } from './closed.ts'

/** What undo put where the close is corrected, in the chart in which it was pressed. */
interface Put {
  readonly kept: ChartDrafts
  readonly strike: CorrectionDraft
  /** What somebody had typed there; undefined = nothing. */
  readonly before: CorrectionDraft | undefined
}

/**
 * A close that is struck out by one press. Nobody typed what that says: where it was refused, then or once it is found out what became of
 * it, it is taken away again, and is neither kept nor offered as typed. Make it while a component is set up.
 */
export class CloseUndo {
  readonly #editor: Editor
  readonly #of: string
  #put = $state.raw<Put | null>(null)
  /** The last press was refused, and nobody has tried in words of their own since. */
  isRefused = $state(false)

  /** `of`: the entry that closes; `editor`: of its correction. */
  constructor(editor: Editor, of: string) {
    this.#editor = editor
    this.#of = of
    $effect(() => this.#takeBack())
  }

  async press(kept: ChartDrafts, fresh: CorrectionDraft): Promise<void> {
    const before = kept.corrections[this.#of]
    const strike = { ...(before ?? fresh), way: 'strike', reason: UNDONE } as const
    kept.corrections = { ...kept.corrections, [this.#of]: strike }
    this.#put = { kept, strike, before }
    await this.#editor.save()
    // Its component may be gone.
    this.#takeBack()
  }

  /** Unless it is stored, may be stored, or was typed on in. */
  #takeBack(): void {
    if (!this.#put || this.#editor.saving || this.#editor.unheard.length > 0) return
    const { kept, strike, before } = this.#put
    this.#put = null
    const { [this.#of]: there, ...others } = kept.corrections
    if (there !== strike) return
    kept.corrections = before ? { ...others, [this.#of]: before } : others
    this.isRefused = true
  }
}
