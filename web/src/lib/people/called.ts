/** How a call went, as a list and a chart have it said with one press: the key of it, and what stands behind the # of a chart's address. */
export const CALLED = { n: 'no-answer', m: 'left-message' } as const
export type Called = (typeof CALLED)[keyof typeof CALLED]

const WAYS: readonly Called[] = Object.values(CALLED)

/** What a key says of a call; undefined where it says nothing of one. */
export const calledBy = (key: string): Called | undefined =>
  Object.hasOwn(CALLED, key) ? CALLED[key as keyof typeof CALLED] : undefined

/** What an address of a chart says of a call behind its `#`; null where it says nothing of one. */
export const calledIn = (hash: string): Called | null => WAYS.find((one) => `#${one}` === hash) ?? null
