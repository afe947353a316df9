/** So many digits make a telephone number: fewer are in many numbers. */
const FEWEST = 7
/** What people write a number with: also the dashes that other programs put between digits, and an extension. */
const FORM = /^(?:[\d\s+()./x#\p{Pd}]|ext)+$/iu

/** The digits of a telephone number, without an extension and without the country code that people leave out. */
export const phoneDigits = (phone: string): string => {
  const digits = phone.replace(/(?:x|#|ext).*$/iu, '').replace(/\D/g, '')
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
}

/** Whether the digits of two numbers are one number, which people say with its area code or without. */
export const isSamePhone = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a)

/** Whether a text is written as a telephone number is, whole or in part. */
export const isPhoneLike = (text: string): boolean => FORM.test(text)

/** Whether a text is a telephone number, in whatever way it is written. */
export const isPhone = (text: string): boolean => isPhoneLike(text) && phoneDigits(text).length >= FEWEST
