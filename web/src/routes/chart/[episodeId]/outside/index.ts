/** What of a chart leaves its page, onto paper or into the record of a clinic: it comes once the page stands. */
export { default as OnPaper } from './OnPaper.svelte'
export { plainText } from './plain-text.ts'
