import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { changedText } from '../changed-text.ts'

const RECIPES = join(import.meta.dirname, '../../recipes')

/** Lines, or a word in a list, put behind a text that stands exactly once in a file. Nothing that is there is changed. */
export interface Insertion {
  readonly file: string
  readonly after: string
  readonly put: string
}

/**
 * One addition, made as CONTRIBUTING says it is made. Its whole files lie in the folder of its `lines.ts`, each by the path it takes in the
 * project.
 */
export interface Recipe {
  /** The head of its section in CONTRIBUTING. */
  readonly says: string
  readonly lines: readonly Insertion[]
  /** Tests of the project that go through what is added, beside those among the whole files. */
  readonly tests: readonly string[]
}
export interface NamedRecipe extends Recipe {
  readonly name: string
  /** Paths of its whole files in the project. */
  readonly whole: readonly string[]
}

const inFolder = (folder: string): readonly string[] =>
  globSync('**/*.*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'lines.ts')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()

/** Every recipe, by the names of their folders. */
export async function readRecipes(): Promise<readonly NamedRecipe[]> {
  const names = globSync('*/lines.ts', { cwd: RECIPES })
    .map((file) => dirname(file))
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const { recipe } = (await import(join(RECIPES, name, 'lines.ts'))) as { recipe: Recipe }
      return { ...recipe, name, whole: inFolder(join(RECIPES, name)) }
    }),
  )
}

/** The files of the project that a recipe adds lines to, each once. */
export const patchedBy = ({ lines }: Pick<Recipe, 'lines'>): readonly string[] => [
  ...new Set(lines.map(({ file }) => file)),
]

/** The text of a file with what is put into it; throws where the place stands there not once, but never or several times. */
export const inserted = (text: string, { file, after, put }: Insertion): string =>
  changedText(text, { file, replace: after, by: after + put })

/** Makes the addition in a copy of the project. Throws where a whole file would take the place of one that is there. */
export function follow(recipe: NamedRecipe, dir: string): void {
  for (const file of recipe.whole) {
    const to = join(dir, file)
    if (existsSync(to)) throw new Error(`${recipe.name} brings ${file}, which is there already`)
    mkdirSync(dirname(to), { recursive: true })
    cpSync(join(RECIPES, recipe.name, file), to)
  }
  for (const line of recipe.lines) {
    const path = join(dir, line.file)
    writeFileSync(path, inserted(readFileSync(path, 'utf8'), line))
  }
}
