import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { DRAWN, sorted } from './drawn.ts'
import { importsOfHouse } from './imports-of-house.ts'

const ROOT = join(import.meta.dirname, '../..')
const { layers } = DRAWN

const OF_INFRA = /^infra\/(local|operate|demo|machine)\//
/** The box of the picture that a file lies in. */
function boxOf(file: string): string {
  const [layer = '', folder = '', ...rest] = file.split('/')
  if (layer === 'core' && rest.length > 0) return `core/${folder}`
  return OF_INFRA.test(file) ? `infra/${folder}` : layer
}

type Imports = ReadonlyMap<string, ReadonlySet<string>>

/** Which box imports which, types included. Files of core/ itself are open to all and not drawn. */
async function importsOfBoxes(): Promise<Imports> {
  const { modules } = await importsOfHouse()
  const found = new Map<string, Set<string>>()
  for (const { source, dependencies } of modules)
    for (const { resolved } of dependencies) {
      const [importer, imported] = [boxOf(source), boxOf(resolved)]
      if (!/^(core\/|functions|infra|web)/.test(imported) || importer === imported) continue
      found.set(importer, (found.get(importer) ?? new Set()).add(imported))
    }
  return found
}

/** The imports that no longer way says already. There is one such set, because folders make no circle (imports.test.ts). */
function toDraw(imports: Imports): readonly string[] {
  const leadsTo = (box: string, goal: string): boolean =>
    [...(imports.get(box) ?? [])].some((next) => next === goal || leadsTo(next, goal))
  return [...imports].flatMap(([box, nexts]) =>
    [...nexts]
      .filter((goal) => ![...nexts].some((next) => next !== goal && leadsTo(next, goal)))
      .map((goal) => `${box} -> ${goal}`),
  )
}

describe('the picture of the folders', () => {
  let imports: Imports
  beforeAll(async () => {
    imports = await importsOfBoxes()
  }, 60_000)

  it('has an arrow for each import that does not follow from others, and no other', () => {
    expect(layers).not.toEqual([])
    expect(sorted(layers)).toEqual(sorted(toDraw(imports)))
  })
  it('has a box for each folder of core', () => {
    const folders = readdirSync(join(ROOT, 'core'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const drawn = new Set(layers.flatMap((arrow) => arrow.split(' -> ')).filter((box) => box.startsWith('core/')))
    expect(sorted(drawn)).toEqual(sorted(folders.map(({ name }) => `core/${name}`)))
  })
})
