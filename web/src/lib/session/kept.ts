/** What a page keeps in memory beyond its own life, as what is typed there. */
export interface Kept {
  /** Something of it is nowhere else: who goes now loses it. */
  readonly isUnsaved: () => boolean
  /** It goes with the session. */
  readonly forget: () => void
}

const kept: Kept[] = []

export function keptForSession(what: Kept): void {
  kept.push(what)
}

/** Whether leaving the product now would lose what somebody typed: they are asked first (laws W5). */
export const isUnsaved = (): boolean => kept.some((one) => one.isUnsaved())

export function forgetKept(): void {
  for (const { forget } of kept) forget()
}
