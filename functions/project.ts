import { projectChanges, type BatchFailures, type ChangeRecord } from './actions/project-changes.ts'
import { once, wireProjector } from './runtime/wiring.ts'

const deps = once(wireProjector)

export const handler = (event: { readonly Records: readonly ChangeRecord[] }): Promise<BatchFailures> =>
  projectChanges(deps(), event.Records)
