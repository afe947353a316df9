import { describe, expect, it } from 'vitest'
import { daysAgo } from './support/house.ts'
import { closing, contact, item9, peopleHouse } from './support/people.ts'

const { opened, chartOf, record, referAgain, transfer, joined } = peopleHouse()
const safetyOf = async (episodeId: string) => (await chartOf(episodeId, 'both')).row.safety

describe('what came from the chart of another person, when the merge is taken back', () => {
  it('is theirs alone again where it had gone on by a transfer, and what was this one’s own stays', async () => {
    const [kept, other] = [await opened('alder', [item9(3, 1)]), await opened('alder', [item9(2, 3)])]
    expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
    const there = (await transfer(kept.episodeId)).json.opened as string
    expect(await safetyOf(there)).toMatchObject({ state: 'unassessed', level: 3, class: 2 })
    expect((await record(there, [contact()], 'cm-b')).status).toBe(200)
    const apart = await joined('separate', kept.patientId, other.patientId)
    expect(apart.status, JSON.stringify(apart.json)).toBe(200)
    expect(await safetyOf(there)).toMatchObject({ state: 'unassessed', level: 1, class: 4 })
    expect(await safetyOf(other.episodeId)).toMatchObject({ state: 'unassessed', level: 3, class: 2 })
    expect((await chartOf(other.episodeId)).row.stage).not.toBe('closed')
  })
  it('is theirs alone again however often the person was referred again', async () => {
    const [kept, other] = [await opened(), await opened('alder', [item9(2, 3)])]
    expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
    let last = kept.episodeId
    for (let times = 0; times < 2; times++) {
      expect((await record(last, [closing()])).status).toBe(200)
      last = (await referAgain(kept.patientId)).json.episodeId
    }
    expect(await safetyOf(last)).toMatchObject({ level: 3, class: 2 })
    expect((await joined('separate', kept.patientId, other.patientId)).status).toBe(200)
    expect((await safetyOf(last))?.class ?? null).toBeNull()
    expect(await safetyOf(other.episodeId)).toMatchObject({ level: 3, class: 2 })
  })
})

describe('a new episode for somebody with whom something came for the second time', () => {
  it('is answered in the same text when it is asked for again', async () => {
    const { episodeId, patientId } = await opened('alder', [item9(3, 2)])
    let last = episodeId
    for (const key of ['carried-once', 'carried-twice']) {
      expect((await record(last, [closing()])).status).toBe(200)
      const [first, again] = [await referAgain(patientId, {}, { key }), await referAgain(patientId, {}, { key })]
      expect([first.status, again.answer.body]).toEqual([200, first.answer.body])
      last = first.json.episodeId
    }
    expect((await chartOf(last)).entries.map(({ fact }: { fact: object }) => fact)).toContainEqual(
      expect.objectContaining({ kind: 'safety-carried', origin: episodeId }),
    )
  })
})

describe('a high finding beside an answer that nobody has assessed', () => {
  const high = { kind: 'safety', day: daysAgo(2), event: 'risk-assessment', instrument: 'C-SSRS', finding: 'high' }
  const found = async () => {
    const person = await opened('alder', [item9(3, 2)])
    expect((await record(person.episodeId, [{ ...high, action: 'Safety plan' }])).status).toBe(200)
    return person
  }
  it.each(['kept', 'other'])(
    'shows the higher of their levels after a merge, whoever of the two had the finding',
    async (who) => {
      const [one, two] = [await found(), await opened('alder', [item9(1, 1)])]
      const [kept, other] = who === 'kept' ? [one, two] : [two, one]
      expect(await safetyOf(one.episodeId)).toMatchObject({ state: 'high', class: 1, level: 2 })
      expect((await joined('merge', kept.patientId, other.patientId)).status).toBe(200)
      const shown = { state: 'high', class: 1, level: 2, instrument: 'phq-9', newAnswer: true }
      expect(await safetyOf(kept.episodeId)).toMatchObject(shown)
    },
  )
})

describe('a hand-over with nothing left beneath it', () => {
  it('is seen by the clinic the person goes to, with the service, who accepted and its check day', async () => {
    const answered = item9(3, 2)
    const handOver = {
      ...{ kind: 'hand-over', day: daysAgo(2), how: 'handed-over', service: 'Crisis team', acceptedBy: 'J. Rivera' },
      checkDay: daysAgo(-2),
    }
    const { episodeId } = await opened('alder', [answered])
    expect((await record(episodeId, [handOver])).status).toBe(200)
    const low = { kind: 'safety', day: daysAgo(3), event: 'risk-assessment', instrument: 'C-SSRS', finding: 'low' }
    const late = await record(episodeId, [{ ...low, action: 'None' }])
    expect(late.status, JSON.stringify(late.json)).toBe(200)
    expect(await safetyOf(episodeId)).toMatchObject({ state: 'elsewhere', since: null })
    const there = (await transfer(episodeId)).json.opened as string
    const chart = await chartOf(there, 'cm-b')
    expect(chart.row.safety).toMatchObject({ state: 'elsewhere', elsewhere: { checkDay: daysAgo(-2), passed: false } })
    expect(chart.row.reasons.map(({ code }: { code: string }) => code)).toContain('elsewhere')
    expect(chart.entries.map(({ fact }: { fact: object }) => fact)).toContainEqual(
      expect.objectContaining({ kind: 'safety-carried', service: 'Crisis team', acceptedBy: 'J. Rivera' }),
    )
  })
})
