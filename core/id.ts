/** Ids are opaque and safe inside a key and a URL: no delimiter, no name, no date. The characters of one, for a longer pattern. */
export const ID = '[A-Za-z0-9_-]{1,64}'
export const ID_WORDS = 'An id has 1 to 64 letters, digits, - or _'

export const ID_PATTERN = new RegExp(`^${ID}$`)
export const isId = (text: string): boolean => ID_PATTERN.test(text)
