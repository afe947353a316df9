const forgets: (() => void)[] = []

/** What a page keeps in memory beyond its own life, as what is typed there, goes with the session: `forget` is called at its end. */
export function keptForSession(forget: () => void): void {
  forgets.push(forget)
}

export function forgetKept(): void {
  for (const forget of forgets) forget()
}
