import { beforeAll, describe, expect, it } from 'vitest'
import { acknowledge, ACKNOWLEDGEMENTS } from '../../infra/acknowledgements.ts'
import type { CairnStack } from '../../infra/cairn-stack.ts'
import { rulePacks } from '../../infra/synthesise.ts'
import { stackIn, temporary } from './assembled.ts'

interface Finding {
  readonly id: string
  /** Construct path under the stack. */
  readonly path: string
}

async function findings(stack: CairnStack): Promise<Finding[]> {
  const reports = (await rulePacks()).map((pack) => pack.validateScope(stack))
  return reports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map((resource) => ({
        id: ruleName,
        path: (resource as { constructPath?: string }).constructPath?.replace('Cairn/', '') ?? '',
      })),
    ),
  )
}

let before: Finding[]
let after: Finding[]
beforeAll(async () => {
  const { dir, release } = temporary()
  const stack = await stackIn(dir)
  before = await findings(stack)
  acknowledge(stack)
  after = await findings(stack)
  release()
})

describe('the rule packs', () => {
  it('are the three we promise', async () => {
    const names = (await rulePacks()).map((pack) => pack.name)
    expect(names).toEqual(['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5'])
  })

  it('do find something, so that no finding means something', () => {
    expect(before.length).toBeGreaterThan(30)
  })

  it('have no open finding, not even a warning', () => {
    expect(after).toEqual([])
  })
})

describe('an acknowledgement', () => {
  it.each(ACKNOWLEDGEMENTS)('of $id at "$at" matches a finding', ({ at, id }) => {
    const matching = before.filter(
      (finding) => finding.id === id && (at === '' || `${finding.path}/`.startsWith(`${at}/`)),
    )
    expect(matching).not.toEqual([])
  })

  it('is written once for a finding and gives its reason in a sentence', () => {
    const keys = ACKNOWLEDGEMENTS.map(({ at, id }) => `${at} ${id}`)
    expect(new Set(keys).size).toBe(keys.length)
    const short = ACKNOWLEDGEMENTS.filter(({ reason }) => reason.length < 40 || !reason.endsWith('.'))
    expect(short).toEqual([])
  })
})
