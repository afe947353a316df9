/** The digits of a telephone number, without an extension and without the country code that people leave out. */
const digitsOf = (phone: string): string => {
  const digits = phone.replace(/(?:x|#|ext).*$/iu, '').replace(/\D/g, '')
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
}

/** So many last digits name a telephone: fewer are in many numbers. */
const FEWEST = 7

/**
 * Tells whether one of somebody's telephones is the one that is typed, in whatever way either is written: with the area code or without.
 * null where what is typed is no telephone number.
 */
export function phoneFinder(typed: string): ((phones: readonly string[]) => boolean) | null {
  if (!/^[\d\s+().x#-]+$/iu.test(typed)) return null
  const sought = digitsOf(typed)
  if (sought.length < FEWEST) return null
  return (phones) =>
    phones.map(digitsOf).some((one) => one.length >= FEWEST && (one.endsWith(sought) || sought.endsWith(one)))
}
