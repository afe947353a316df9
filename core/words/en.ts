/** English: every sentence that is made of a code and its arguments. Another language is one more file beside this. */
export { sentenceOf } from './en/reasons.ts'
