import { BUNDLE_LIMIT, bundleFunctions } from '../../../infra/bundle.ts'
import type { Bench, Counted } from '../row.ts'

/** Bytes of what is deployed, minified. */
export const bundles: Bench = {
  async open() {
    const made = await bundleFunctions()
    const whole = Object.entries(made).map(([name, { bytes }]): Counted => {
      return { what: `function bundle: ${name}`, unit: 'B', limit: { most: BUNDLE_LIMIT }, floor: null, ours: bytes }
    })
    const { bytes, own } = made.api
    const packages = { what: 'function bundle: api, what packages bring', limit: null, floor: null, ours: bytes - own }
    return { rows: [{ ...packages, unit: 'B' }, ...whole] }
  },
}
