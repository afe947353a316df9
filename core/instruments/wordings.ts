import type { InstrumentId } from './index.ts'
import type { Wording } from './wording.ts'

/** Words of another instrument than that of the line do not compile. */
type Load<Id extends InstrumentId> = () => Promise<{ readonly wording: Wording<Id> }>

/** The words of every instrument's form, loaded when it opens: a list or a chart that only shows scores carries none of them. */
const ENGLISH: { readonly [Id in InstrumentId]: Load<Id> } = {
  'phq-9': () => import('./phq-9/en.ts'),
  'phq-2': () => import('./phq-2/en.ts'),
  'gad-7': () => import('./gad-7/en.ts'),
  'gad-2': () => import('./gad-2/en.ts'),
  'audit-c': () => import('./audit-c/en.ts'),
  'who-5': () => import('./who-5/en.ts'),
  epds: () => import('./epds/en.ts'),
}

export const wordingOf = async (id: InstrumentId): Promise<Wording> => (await ENGLISH[id]()).wording
