/** A code as words: "behavioral-activation" is "behavioral activation". */
export const inWords = (code: string): string => code.replaceAll('-', ' ')
