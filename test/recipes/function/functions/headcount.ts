import { headcount } from './actions/headcount.ts'
import { job } from './runtime/job.ts'
import { once } from './wiring/environment.ts'
import { wireHeadcount } from './wiring/headcount.ts'

const deps = once(wireHeadcount)

export const handler = () => job(deps().log, 'headcount', () => headcount(deps()))
