import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that run for a minute or more: started last, one of them would keep a single worker busy long after the others are done. */
const LONGEST = [
  'test/infra/recipes',
  'test/infra/local/commands',
  'test/e2e/pages',
  'test/e2e/safety-journey',
  'test/e2e/journeys',
  'test/e2e/recording',
  'test/infra/local/faults',
]

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((start) => moduleId.includes(start))
  return at < 0 ? LONGEST.length : at
}

/** The order of vitest, with the longest files before all others. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
