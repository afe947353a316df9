import type { InstrumentId } from './index.ts'
import type { Wording } from './wording.ts'

type Load = () => Promise<{ readonly wording: Wording }>

/** The words of every instrument's form, loaded when it opens: a list or a chart that only shows scores carries none of them. */
const ENGLISH: Readonly<Record<InstrumentId, Load>> = {
  'phq-9': () => import('./phq-9/en.ts'),
  'phq-2': () => import('./phq-2/en.ts'),
  'gad-7': () => import('./gad-7/en.ts'),
  'gad-2': () => import('./gad-2/en.ts'),
  'audit-c': () => import('./audit-c/en.ts'),
  'who-5': () => import('./who-5/en.ts'),
  epds: () => import('./epds/en.ts'),
}

export const wordingOf = async (id: InstrumentId): Promise<Wording> => (await ENGLISH[id]()).wording
