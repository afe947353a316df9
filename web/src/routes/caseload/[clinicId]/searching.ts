// What the search of the list and the list of whom to call need, in one part: the first page does without it until somebody asks.
import type { Client } from '../../../lib/api/client.ts'
import { everybody } from '../../../lib/people/everybody.svelte.ts'
import { knownPeople } from '../../../lib/people/known-people.svelte.ts'

export { everybody } from '../../../lib/people/everybody.svelte.ts'
export { default as CallLine } from './CallLine.svelte'
export { default as Elsewhere } from './Elsewhere.svelte'
export { finderOf } from './found-rows.ts'

/** Reads what is asked for: how the people of a clinic are reached, or everybody, to find one. */
export const readFor = (client: Client, clinicId: string, calls: boolean): Promise<void> =>
  calls ? knownPeople.read(client, clinicId) : everybody.readKnown(client)
