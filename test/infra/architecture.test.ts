import { describe, expect, it } from 'vitest'
import { FUNCTION_ROWS, FUNCTIONS, type Runs } from '../../infra/function-table.ts'
import { TABLE_NAMES } from '../../infra/tables.ts'
import { DRAWN, sorted } from './drawn.ts'

const { rights } = DRAWN

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
