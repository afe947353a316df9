/** English, in which lists speak. What forms say in other languages too is in languages.ts. */
export { sentenceOf } from './en/reasons.ts'
