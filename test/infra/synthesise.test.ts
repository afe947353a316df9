import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FUNCTION_NAMES } from '../../infra/function-table.ts'
import { synthesise } from '../../infra/synthesise.ts'
import { assembled, assembledDeployed, builtSite, folder, temporary } from './assembled.ts'

const options = (dir: string) => ({
  outdir: join(dir, 'out'),
  siteDir: builtSite(dir),
  functionsDir: join(dir, 'functions'),
})

const textIn = (dir: string): string => readFileSync(join(dir, 'out/Cairn.template.json'), 'utf8')

const { dir, release } = temporary()
beforeAll(() => synthesise({ ...options(dir), check: true }))
afterAll(release)

it('a synthesis without account passes the rule packs and finds each function by its asset', () => {
  const template = JSON.parse(textIn(dir)) as {
    Resources: Record<string, { Type: string; Properties: { Code: { S3Key: string } } }>
  }
  const functions = Object.entries(template.Resources).filter(
    ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith('Functions'),
  )
  expect(functions).toHaveLength(FUNCTION_NAMES.length)
  for (const [, { Properties }] of functions) {
    const asset = `asset.${Properties.Code.S3Key.replace('.zip', '')}`
    expect(existsSync(join(dir, 'out', asset, 'index.mjs'))).toBe(true)
  }
})

it('the same inputs give the same template, checked or not', async () => {
  const again = folder()
  await synthesise(options(again))
  expect(textIn(again)).toBe(textIn(dir))
})

it('a synthesis without a built web app says which command makes one', async () => {
  const dir = folder()
  await expect(synthesise({ outdir: join(dir, 'out'), siteDir: join(dir, 'none') })).rejects.toThrow(/npm run build/)
})

it('a template without a domain is refused by CloudFormation before anything is made, and one with a domain is not', async () => {
  const rules = ({ Rules }: { readonly Rules?: object }) =>
    Object.keys(Rules ?? {}).filter((name) => name !== 'CheckBootstrapVersion')
  expect(rules((await assembled()).toJSON())).toEqual(['DomainIsGiven'])
  expect(rules((await assembledDeployed()).toJSON())).toEqual([])
})
