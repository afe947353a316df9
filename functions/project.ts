import { projectChanges, type BatchFailures, type ChangeRecord } from './actions/project-changes.ts'
import { once } from './wiring/environment.ts'
import { wireProjector } from './wiring/project.ts'

const deps = once(wireProjector)

export const handler = (event: { readonly Records: readonly ChangeRecord[] }): Promise<BatchFailures> =>
  projectChanges(deps(), event.Records)
