/** How a call went, as a list and a chart have it said with one press: the key of it, and what stands behind the # of a chart's address. */
export const CALLED = { n: 'no-answer', m: 'left-message' } as const
export type Called = (typeof CALLED)[keyof typeof CALLED]

const WAYS: readonly Called[] = Object.values(CALLED)

/** What a key says of a call; undefined where it says nothing of one. */
export const calledBy = (key: string): Called | undefined =>
  Object.hasOwn(CALLED, key) ? CALLED[key as keyof typeof CALLED] : undefined

/** What stands behind the # of the address of a chart that opens at the form that records. */
export const TO_RECORD = 'record'
/** What a chart opens with where a key is pressed on its person in a list; undefined = the key is none of these. */
export const opensBy = (key: string): Called | typeof TO_RECORD | undefined => (key === 'r' ? TO_RECORD : calledBy(key))

/** What an address of a chart says of a call behind its `#`; null where it says nothing of one. */
export const calledIn = (hash: string): Called | null => WAYS.find((one) => `#${one}` === hash) ?? null
