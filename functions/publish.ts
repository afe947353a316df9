import { publishReleases } from './actions/publish-releases.ts'
import { job } from './runtime/job.ts'
import { once } from './wiring/environment.ts'
import { wirePublisher } from './wiring/publish.ts'

const deps = once(wirePublisher)

export const handler = () => job(deps().log, 'publish', () => publishReleases(deps()))
