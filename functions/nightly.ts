import { reconcile, type Reconciled } from './actions/reconcile.ts'
import { job } from './runtime/job.ts'
import { once } from './wiring/environment.ts'
import { wireNightly } from './wiring/nightly.ts'

const deps = once(wireNightly)

export const handler = (): Promise<Reconciled> => job(deps().log, 'reconcile', () => reconcile(deps()))
