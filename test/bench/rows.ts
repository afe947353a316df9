import type { Bench } from './row.ts'
import { access } from './rows/access.ts'
import { block } from './rows/block.ts'
import { bundles } from './rows/bundles.ts'
import { caseload } from './rows/caseload.ts'
import { chart } from './rows/chart.ts'
import { network } from './rows/network.ts'
import { product } from './rows/product.ts'
import { rank } from './rows/rank.ts'
import { save } from './rows/save.ts'

/** Everything that has to be fast or small, in the order of the table. */
export const BENCHES: readonly Bench[] = [access, network, block, caseload, rank, chart, save, bundles, product]
