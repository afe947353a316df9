import { findableText, finderOf, folded } from '../../../core/person/search.ts'
import { similarFinder } from '../../../core/person/similar.ts'
import type { Bench } from '../row.ts'

const PEOPLE = 2000
const TODAY = '2026-11-23'
/** What somebody types, key by key, whole to its last key: a name, half of two, a number, a birth date. */
const TYPED = ['maria-jose', 'ru ma', '24-0113', '3/12/1985', 'casteloyle deborah']

const FAMILIES = ['Ruiz', 'Casteloyle', 'O’Brien', 'Sørensen', 'de la Cruz', 'Nolombe', 'Adekery', 'Quellmore']
const GIVEN = ['María-José', 'Deborah', 'Ada', 'Bo', 'Ana', 'Marcus', 'Tamara', 'Rufus', 'Imani']
const of = (words: readonly string[], i: number): string => words[i % words.length] ?? ''
const people = Array.from({ length: PEOPLE }, (_, i) => ({
  name: `${of(FAMILIES, i)}${String.fromCharCode(97 + (i % 26))}, ${of(GIVEN, i * 7)}`,
  mrn: `${10 + (i % 15)}-${String(1000 + i)}`,
  birthDate: `19${String(40 + (i % 60))}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
}))
const keysOf = (typed: string): readonly string[] => [...typed].map((_, i) => typed.slice(0, i + 1))
const KEYS = TYPED.flatMap(keysOf)

/** Finding somebody among 2,000 at each key, against nothing but `includes` over names that were folded before. */
export const search: Bench = {
  open() {
    const names = people.map(({ name }) => folded(name))
    const texts = people.map(findableText)
    const plain = KEYS.map(folded)
    const floor = () => plain.reduce((sum, key) => sum + names.filter((name) => name.includes(key)).length, 0)
    const ours = () =>
      KEYS.reduce((sum, typed) => {
        const find = finderOf(typed, TODAY)
        return sum + texts.filter((text) => find?.(text)).length
      }, 0)
    ours()
    const before = process.cpuUsage()
    for (let i = 0; i < 10; i++) ours()
    const { user, system } = process.cpuUsage(before)
    const beforeSimilar = process.cpuUsage()
    const isSimilar = similarFinder('casteloile deborha')
    for (let i = 0; i < 10; i++) people.filter(({ name }) => isSimilar?.(name))
    const similar = process.cpuUsage(beforeSimilar)
    return {
      rows: [
        {
          what: `finding among ${PEOPLE} at each of ${KEYS.length} keys`,
          unit: 'ms',
          limit: { times: 5 },
          floor,
          ours,
        },
        {
          what: `finding among ${PEOPLE}, a key`,
          unit: 'ms CPU',
          limit: { most: 50 },
          floor: null,
          ours: (user + system) / 1000 / 10 / KEYS.length,
        },
        {
          what: `similar names among ${PEOPLE}, where nobody is found`,
          unit: 'ms CPU',
          limit: { most: 50 },
          floor: null,
          ours: (similar.user + similar.system) / 1000 / 10,
        },
      ],
    }
  },
}
