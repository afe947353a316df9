let keeping: Promise<unknown> | undefined

/** Nobody loses their place before something is pressed: what keeps it comes then, and without it the page goes on as it did. */
export function keepPlace(press: Event): void {
  if (keeping) return
  const pressed = press.composedPath().filter((one) => one instanceof Element)
  keeping = import('../forms/kept-focus.ts').then(
    ({ keepFocus }) => keepFocus(pressed),
    () => undefined,
  )
}
