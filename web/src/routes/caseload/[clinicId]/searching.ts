// What the search of the list needs, in one part: the first page does without it until somebody types.
export { everybody } from '../../../lib/people/everybody.svelte.ts'
export { default as Elsewhere } from './Elsewhere.svelte'
export { finderOf } from './found-rows.ts'
