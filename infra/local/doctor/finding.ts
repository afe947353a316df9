import { PlainFault } from '../../command-line.ts'

/** What was found of one thing; `NOTE` is a mend that npm start does without. */
export interface Finding {
  readonly what: string
  readonly state: 'OK' | 'NOTE' | 'MEND'
  readonly says: string
}

/** Runs one look: what it answers is fine, what it throws is to be mended. */
export async function finding(
  what: string,
  look: () => string | Promise<string>,
  otherwise: 'NOTE' | 'MEND' = 'MEND',
): Promise<Finding> {
  try {
    return { what, state: 'OK', says: await look() }
  } catch (error) {
    const says = error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error)
    return { what, state: otherwise, says: error instanceof PlainFault ? says : `It could not be looked at: ${says}` }
  }
}
