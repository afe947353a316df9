import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What runs longest, first: started last, one of them would keep a single worker busy long after the others are done. */
const LONGEST = [
  'test/infra/recipes',
  'test/infra/local/commands',
  // One after another: a worker that goes on with its own project need not end and start.
  'test/e2e/accessibility',
  'test/e2e/pages',
  'test/e2e/recording',
  'test/e2e/journeys',
  'test/e2e/safety-journey',
  'test/e2e/people',
  'test/e2e/settings',
  'test/e2e',
  'test/infra/local/faults',
  'test/infra/demo/network',
  'test/infra/local/owner',
  'test/infra',
  'test/functions/people-large',
  'test/functions',
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
