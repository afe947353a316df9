import { isPhone, phoneDigits } from '../phone.ts'

/**
 * Tells whether one of somebody's telephones is the one that is typed, in whatever way either is written: with the area code or without.
 * null where what is typed is no telephone number.
 */
export function phoneFinder(typed: string): ((phones: readonly string[]) => boolean) | null {
  if (!isPhone(typed)) return null
  const sought = phoneDigits(typed)
  return (phones) =>
    phones
      .filter(isPhone)
      .map(phoneDigits)
      .some((one) => one.endsWith(sought) || sought.endsWith(one))
}
