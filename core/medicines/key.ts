import { ingredientOf } from './index.ts'

/**
 * What tells two treatments apart (laws D3): the ingredient of a drug we know, under whichever brand, strength or form it was
 * written; of any other drug or therapy the name, whatever its case, spacing and hyphens.
 */
export const treatmentKey = (name: string): string =>
  ingredientOf(name) ??
  name
    .normalize('NFKC')
    .replaceAll(/[\s-]+/g, ' ')
    .trim()
    .toLowerCase()
