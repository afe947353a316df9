import type { Wordings } from '../language.ts'

/** The words of every instrument's form, loaded when it opens: a list or a chart that only shows scores carries none of them. */
export const WORDINGS: Wordings = {
  'phq-9': () => import('../../instruments/phq-9/en.ts'),
  'phq-2': () => import('../../instruments/phq-2/en.ts'),
  'gad-7': () => import('../../instruments/gad-7/en.ts'),
  'gad-2': () => import('../../instruments/gad-2/en.ts'),
  'audit-c': () => import('../../instruments/audit-c/en.ts'),
  'who-5': () => import('../../instruments/who-5/en.ts'),
  epds: () => import('../../instruments/epds/en.ts'),
}
