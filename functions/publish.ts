import { publishReleases } from './actions/publish-releases.ts'
import { job } from './runtime/job.ts'
import { once, wirePublisher } from './runtime/wiring.ts'

const deps = once(wirePublisher)

export const handler = () => job(deps().log, 'publish', () => publishReleases(deps()))
