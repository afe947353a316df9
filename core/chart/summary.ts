import type { Identity } from './identity.ts'
import type { Told } from './views/index.ts'

/** Everything a list or a population figure needs to know of one episode, folded from its entries. Dates only: nothing goes stale. */
export interface Summary extends Identity, Told {}
