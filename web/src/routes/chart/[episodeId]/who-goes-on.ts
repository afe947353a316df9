import type { Person } from '../../../../../core/contract/index.ts'
import type { Answer, Client } from '../../../lib/api/client.ts'

/** The person whose chart goes on, where the one who is asked for was entered twice: how they are reached and what is said of them is theirs. */
export async function whoGoesOn(client: Client, patientId: string, signal: AbortSignal): Promise<Answer<Person>> {
  const answer = await client.call('person', { params: { patientId }, signal })
  const into = answer.ok ? answer.value.mergedInto : null
  return into === null ? answer : whoGoesOn(client, into, signal)
}
