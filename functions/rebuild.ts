import { rebuildOnRecord, type RebuildOnRecord } from './actions/operating/rebuild-on-record.ts'
import type { Rebuilt } from './actions/rebuild.ts'
import { once, wireRebuildOnRecord } from './runtime/wiring.ts'

const deps = once(wireRebuildOnRecord)

export const handler = (
  asked: RebuildOnRecord,
  { awsRequestId }: { readonly awsRequestId: string },
): Promise<Rebuilt> => rebuildOnRecord(deps(), asked, awsRequestId)
