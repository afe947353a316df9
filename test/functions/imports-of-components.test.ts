import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type House } from './support/house.ts'
import { peopleIn } from './support/people.ts'
import { answered, aPerson, component, lineOf, scored, sending } from './support/sources.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

const { chartOf } = peopleIn(() => house)
const send = sending(() => house)

describe('law S9: a questionnaire whose answers travel under codes that are not known here', () => {
  it('brings its total, and the line says that the answers were not read and that the safety item is unknown', async () => {
    const epds = {
      ...scored('e1', 'e1-1', '71354-5', 22, 10),
      component: [component('99046-5', 22), component('x', 3)],
    }
    const told = await send([aPerson('e1'), epds])
    expect(lineOf(told, 'Observation/e1-1')).toEqual([
      'added',
      'Its single answers were not read: no codes of them are known here. EPDS item 10 is unknown: ask it, or record the answers.',
    ])
    const { entries, row } = await chartOf(told.json.episodeId)
    expect(entries.find(({ fact }: { fact: object }) => 'total' in fact).fact).toMatchObject({ total: 22 })
    expect(row.safety).toBeNull()
  })
  it('without a total it is refused, with what to send instead', async () => {
    const { valueQuantity: _, ...panel } = scored('e2', 'e2-1', '71354-5', 0, 10)
    const told = await send([
      aPerson('e2'),
      answered('e2', 'e2-2', 0, 40),
      { ...panel, component: [component('x', 3)] },
    ])
    expect(lineOf(told, 'Observation/e2-1')).toEqual(['refused', expect.stringMatching(/EPDS.*Send its total/)])
  })
  it('of another instrument says the same where the safety item was not read, and nothing where it was', async () => {
    const phq9 = answered('e3', 'e3-1', 2, 40)
    const comment = component('local-comment', 1)
    const all = { ...phq9, component: [...(phq9['component'] as object[]), comment] }
    const told = await send([aPerson('e3'), all])
    expect(lineOf(told, 'Observation/e3-1')).toEqual(['added', null])
    const some = {
      ...answered('e3', 'e3-2', 2, 20),
      component: [...(phq9['component'] as object[]).slice(0, 8), comment],
    }
    const later = await send([aPerson('e3'), all, some])
    expect(lineOf(later, 'Observation/e3-2')).toEqual(['added', expect.stringMatching(/Item 9 is unknown/)])
  })
})
