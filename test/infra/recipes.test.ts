import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyOfProject, type Copy } from '../support/copy-of-project.ts'
import { isNamed, sectionOf, type Section } from '../support/recipes/contributing.ts'
import { follow, inserted, patchedBy, readRecipes, type NamedRecipe } from '../support/recipes/recipe.ts'

const ROOT = join(import.meta.dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
const RECIPES = await readRecipes()

/** What a command said, and whether it ended well. */
interface Run {
  readonly ok: boolean
  readonly said: string
}
/** Runs a program of a package on the Node of this process. */
function run(cwd: string, script: string, ...args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, FORCE_COLOR: '0' } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ ok: code === 0, said })))
}

/** Of a run of tests, the lines of those that failed. */
const withoutPassed = (said: string): string =>
  said
    .split('\n')
    .filter((line) => !line.includes('✓'))
    .join('\n')

/** What is wrong with the files a recipe touches, held against those that its section names. */
function wrongWith({ whole, ...recipe }: Pick<NamedRecipe, 'whole' | 'lines'>, section: Section): readonly string[] {
  const made = whole.filter((file) => !file.startsWith('test/'))
  const [patched, must] = [patchedBy(recipe), [...section.lines, ...section.words, ...section.again]]
  const isIn = (file: string, named: readonly string[]): boolean => named.some((one) => isNamed(file, one))
  return [
    ...made.filter((file) => !isIn(file, section.new)).map((file) => `${file} is new, and not named as new`),
    ...section.new
      .filter((one) => !made.some((file) => isNamed(file, one)))
      .map((one) => `${one} is named, and not made`),
    ...patched
      .filter((file) => !isIn(file, [...must, ...section.where]))
      .map((file) => `${file} is no place for lines`),
    ...must
      .filter((one) => !patched.some((file) => isNamed(file, one)))
      .map((one) => `${one} is named, and gets nothing`),
  ]
}

describe('what CONTRIBUTING says of additions', () => {
  it('has a recipe for each kind of them, and a kind for each recipe', () => {
    expect(RECIPES.map(({ name }) => name)).toEqual([
      ...['column', 'entry-kind', 'function', 'instrument', 'language', 'metric', 'page', 'reason', 'route', 'setting'],
    ])
    const withList = [...PAGE.matchAll(/\n### (.+)\n\n- \*\*/g)].map(([, head]) => head)
    expect(withList.sort()).toEqual(RECIPES.map(({ says }) => says).sort())
  })
  it.each(RECIPES)('$says: touches the files that its section names, and no other', (recipe) => {
    const section = sectionOf(PAGE, recipe.says)
    expect(section, `CONTRIBUTING.md has no section "### ${recipe.says}"`).not.toBeNull()
    expect(section && wrongWith(recipe, section)).toEqual([])
    expect(patchedBy(recipe).filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })
  it('is told where a recipe does otherwise', () => {
    const section = { new: ['core/<name>.ts'], lines: ['core/index.ts'], words: [], again: [], where: [] }
    const line = (file: string) => ({ file, after: 'x', put: 'y' })
    expect(wrongWith({ whole: ['core/a.ts', 'test/core/a.test.ts'], lines: [line('core/index.ts')] }, section)).toEqual(
      [],
    )
    expect(wrongWith({ whole: ['core/a/b.ts'], lines: [line('core/other.ts')] }, section)).toEqual([
      'core/a/b.ts is new, and not named as new',
      'core/<name>.ts is named, and not made',
      'core/other.ts is no place for lines',
      'core/index.ts is named, and gets nothing',
    ])
    expect(() => inserted('one two', line('a.ts'))).toThrow('a.ts holds what is to be replaced 0 times')
    expect(() => inserted('x and x', line('a.ts'))).toThrow('a.ts holds what is to be replaced 2 times')
  })
})

/** Types of the product, and of the tests that are run: all others bring packages along that take as long again to read. */
function typesOf(dir: string, tests: readonly string[]): void {
  const [ofSite, others] = [
    tests.filter((file) => file.startsWith('test/web')),
    tests.filter((file) => !file.startsWith('test/web')),
  ]
  const config = (include: readonly string[]): string =>
    JSON.stringify({ extends: './tsconfig.json', include, exclude: [] })
  writeFileSync(join(dir, 'tsconfig.recipes.json'), config(['core', 'functions', 'infra', 'test/support', ...others]))
  const site = ['src', 'vite.config.ts', ...ofSite.map((file) => join('..', file))]
  writeFileSync(join(dir, 'web/tsconfig.recipes.json'), config(site))
}

/** Beside two compilers a second worker would only read the same packages again, and what is compiled of a copy is read by nobody later. */
const ALONE = ['--maxWorkers=1', '--fsModuleCache=false']

/** Every addition at once, in one copy: what each adds is looked at by tests of its own, and by those of the project that go through it. */
describe('the project with one of each added', () => {
  const own = RECIPES.flatMap(({ whole }) => whole.filter((file) => file.endsWith('.test.ts')))
  const affected = [...new Set([...own, ...RECIPES.flatMap((recipe) => recipe.tests)])]
  let copy: Copy
  let types: Run
  let site: Run
  let tests: Run
  beforeAll(async () => {
    copy = copyOfProject()
    for (const recipe of RECIPES) follow(recipe, copy.dir)
    typesOf(copy.dir, affected)
    const web = join(copy.dir, 'web')
    const packaged = (file: string): string => join(copy.dir, 'node_modules', file)
    // The copy has a page more than the project, and so generated types of its own.
    rmSync(join(web, 'node_modules'), { force: true })
    const synced = await run(web, packaged('@sveltejs/kit/svelte-kit.js'), 'sync')
    expect(synced.ok, synced.said).toBe(true)
    const inTypes = ['--tsconfig', './tsconfig.recipes.json', '--fail-on-warnings', '--tsgo']
    ;[types, site, tests] = await Promise.all([
      run(copy.dir, packaged('@typescript/native/bin/tsc'), '--noEmit', '-p', 'tsconfig.recipes.json'),
      run(web, packaged('svelte-check/bin/svelte-check'), ...inTypes),
      run(copy.dir, packaged('vitest/vitest.mjs'), 'run', '--root', copy.dir, ...ALONE, ...affected),
    ])
  }, 300_000)
  afterAll(() => copy.drop())

  it('compiles', () => {
    expect(types.ok, types.said).toBe(true)
  })
  it('has pages without an error or a warning', () => {
    expect(site.ok, site.said).toBe(true)
  })
  it('passes the tests of what was added, and of all that goes through it', () => {
    expect(tests.ok, withoutPassed(tests.said)).toBe(true)
    expect(own.filter((file) => !tests.said.includes(file))).toEqual([])
  })
})
