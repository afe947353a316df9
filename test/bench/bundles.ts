import { bundleFunctions } from '../../infra/bundle.ts'
import type { Measured } from './measure.ts'

/** Bytes of each function's bundle, minified; the floor is the DocumentClient alone. */
export async function bundleBench(): Promise<Measured[]> {
  const bundles = await bundleFunctions()
  return Object.entries(bundles).map(([name, { bytes }]): Measured => {
    return { what: `function bundle: ${name}`, unit: 'B', limit: 600_000, floor: 342_000, ours: bytes }
  })
}
