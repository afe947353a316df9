/** What a page keeps in memory beyond its own life, as what is typed there. */
export interface Kept {
  /** Something of it is nowhere else: who goes now loses it. */
  readonly isUnsaved: () => boolean
  /** It goes with the session. */
  readonly forget: () => void
  /** Puts it where it outlives the session, as far as that can be done now; left out where it need not be. */
  readonly keep?: () => Promise<void>
}

const kept: Kept[] = []

export function keptForSession(what: Kept): void {
  kept.push(what)
}

/** Whether leaving the product now would lose what somebody typed: they are asked first (laws W5). */
export const isUnsaved = (): boolean => kept.some((one) => one.isUnsaved())

/** Who leaves waits so long for what they typed last to be kept. */
const KEEP_WITHIN = 2000

/** Before somebody leaves: what can be put where it outlives the session is put there. */
export const keepKept = (): Promise<unknown> =>
  Promise.race([
    Promise.all(kept.map((one) => one.keep?.())),
    new Promise((resolve) => setTimeout(resolve, KEEP_WITHIN)),
  ])

export function forgetKept(): void {
  for (const { forget } of kept) forget()
}
