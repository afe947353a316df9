import { rebuildOnRecord, type RebuildOnRecord } from './actions/operating/rebuild-on-record.ts'
import type { Rebuilt } from './actions/rebuild.ts'
import { once } from './wiring/environment.ts'
import { wireRebuildOnRecord } from './wiring/rebuild.ts'

const deps = once(wireRebuildOnRecord)

export const handler = (
  asked: RebuildOnRecord,
  { awsRequestId }: { readonly awsRequestId: string },
): Promise<Rebuilt> => rebuildOnRecord(deps(), asked, awsRequestId)
