import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { FUNCTION_ROWS, FUNCTIONS, type Runs } from '../../infra/function-table.ts'
import { TABLE_NAMES } from '../../infra/tables.ts'
import { importsOfHouse } from './imports-of-house.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The arrows of each diagram on the page, in order, as `from -> to` or `from -label-> to`. */
function drawnIn(page: string): readonly (readonly string[])[] {
  const diagrams = [...page.matchAll(/^```mermaid\n(.*?)^```/gms)].map(([, text = '']) => text)
  return diagrams.map((text) =>
    [...text.matchAll(/^ *(\S+) -->(?:\|(.*?)\|)? (\S+)$/gm)].map(
      ([, from, label, to]) => `${from} -${label ? `${label}-` : ''}> ${to}`,
    ),
  )
}

const [rights = [], layers = []] = drawnIn(readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8'))
const sorted = (arrows: Iterable<string>): readonly string[] => [...arrows].sort()

/** The arrows that one of these begins. */
const from = (arrows: readonly string[], begins: readonly string[]): readonly string[] =>
  sorted(arrows.filter((arrow) => begins.includes(arrow.split(' ')[0] ?? '')))

/** Where on the picture that comes from which makes a function run. */
const STARTS: Readonly<Record<Runs['on'], string>> = {
  requests: 'gw -> ',
  'chart-changes': 'charts -stream: keys only-> ',
  schedule: 'schedule -> ',
  asked: 'operator -> ',
}

describe('the picture of functions and tables', () => {
  it('has an arrow for each right of a function to a table, with the name of the right, and no other', () => {
    const held = FUNCTION_ROWS.flatMap(([name, { tables }]) =>
      Object.entries(tables).map(([table, access]) => `${name} -${access}-> ${table.toLowerCase()}`),
    )
    expect(from(rights, Object.keys(FUNCTIONS))).toEqual(sorted(held))
  })
  it('shows what makes each function run', () => {
    const sources = ['gw', 'schedule', 'operator', ...TABLE_NAMES.map((name) => name.toLowerCase())]
    expect(from(rights, sources)).toEqual(sorted(FUNCTION_ROWS.map(([name, { runs }]) => STARTS[runs.on] + name)))
  })
})

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
