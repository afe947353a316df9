import { rebuild, type RebuildAsked, type Rebuilt } from './actions/rebuild.ts'
import { once, wireRebuild } from './runtime/wiring.ts'

const deps = once(wireRebuild)

export const handler = (asked: RebuildAsked): Promise<Rebuilt> => rebuild(deps(), asked)
