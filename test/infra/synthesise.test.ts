import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { FUNCTION_NAMES } from '../../infra/function-table.ts'
import { synthesise } from '../../infra/synthesise.ts'
import { assembled, assembledDeployed, builtSite, folder } from './assembled.ts'

const options = (dir: string) => ({
  outdir: join(dir, 'out'),
  siteDir: builtSite(dir),
  functionsDir: join(dir, 'functions'),
})

it('a synthesis without account passes the rule packs and finds each function by its asset', async () => {
  const dir = folder()
  await synthesise({ ...options(dir), check: true })
  const template = JSON.parse(readFileSync(join(dir, 'out/Cairn.template.json'), 'utf8')) as {
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

it('the same inputs give the same template', async () => {
  const [one, two] = [folder(), folder()]
  await Promise.all([synthesise(options(one)), synthesise(options(two))])
  const read = (dir: string) => readFileSync(join(dir, 'out/Cairn.template.json'), 'utf8')
  expect(read(one)).toBe(read(two))
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
