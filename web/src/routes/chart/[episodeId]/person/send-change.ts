import type { NewEntry } from '../../../../../../core/chart/entry.ts'
import { kindOf, type FactKind } from '../../../../../../core/chart/kinds/index.ts'
import type { Answer, Client } from '../../../../lib/api/client.ts'

export interface ChangeBody {
  readonly version: number
  readonly entries: NewEntry[]
}

/** Records a change where its kind lies: in the chart of the episode, or in that of the person. */
export const sendChange = (
  client: Client,
  kind: FactKind,
  of: string,
  body: ChangeBody,
  key: string,
): Promise<Answer<unknown>> =>
  kindOf(kind).of === 'episode'
    ? client.call('recordEntries', { params: { episodeId: of }, body, key })
    : client.call('recordPerson', { params: { patientId: of }, body, key })
