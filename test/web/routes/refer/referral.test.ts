import { describe, expect, it } from 'vitest'
import { typed, type Values } from '../../../../web/src/lib/forms/draft.ts'
import {
  atFields,
  bodyOf,
  isEmpty,
  missingWords,
  newReferral,
  refusedHere,
  typedOf,
  withPart,
  type Part,
  type Referral,
} from '../../../../web/src/routes/refer/[clinicId]/referral.ts'

const TODAY = '2026-11-27'
const fresh = newReferral('alder', 'cm-a', TODAY)
const say = (referral: Referral, part: Part, values: Values): Referral =>
  withPart(referral, part, typed(referral.drafts[part], values))
const named = say(say(fresh, 'identity', { family: 'Byron', given: 'Ada' }), 'record-number', { mrn: ' A1 ' })
const recording = {
  ...{ today: TODAY, local: `${TODAY}T10:00`, by: { sub: 'cm-a', consultant: false } },
  ...{ chosen: {}, entryFormat: 4 },
}
const sent = (referral: Referral) => {
  const checked = bodyOf(referral, TODAY)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked
}

describe('a referral', () => {
  it('that is only open is empty, and one in which a letter is typed is not', () => {
    expect([isEmpty(fresh), isEmpty(named)]).toEqual([true, false])
  })

  it('needs a name and a record number, and says what is missing at its field', () => {
    const checked = bodyOf(fresh, TODAY)
    expect(checked.ok).toBe(false)
    if (checked.ok) return
    expect(checked.problems.identity?.map(({ at }) => at)).toEqual(['family', 'given'])
    expect(checked.problems['record-number']?.map(({ at }) => at)).toEqual(['mrn'])
  })

  it('writes unknown as unknown, gives the person to who opens it, and leaves out what nobody said', () => {
    const { body, parts } = sent(named)
    expect(body).toEqual({
      patient: {
        ...{ family: 'Byron', given: 'Ada', birthDate: null, mrn: 'A1', sex: 'unknown' },
        ...{ language: 'unknown', raceEthnicity: 'unknown', rurality: 'unknown' },
      },
      coverage: { payerClass: 'unknown', plan: null },
      careManager: 'cm-a',
      entries: [{ kind: 'referral', day: TODAY }],
    })
    expect(parts).toEqual(['referral'])
  })

  it('takes how the person is reached, consent and a total along, on the day each was said', () => {
    const whole = [
      ['contact-details', { phone: '555 0100 200', pcp: 'Dr Lind' }],
      ['consent', { state: 'verbal' }],
      ['screening', { total: '14', day: '2026-11-20' }],
    ] as const
    const { body, parts } = sent(whole.reduce((one, [part, values]) => say(one, part, values), named))
    expect(body.contactDetails).toEqual({ kind: 'contact-details', day: TODAY, phone: '555 0100 200', pcp: 'Dr Lind' })
    expect(body.entries.map(({ kind }) => kind)).toEqual(['referral', 'consent', 'screening'])
    expect(missingWords(parts)).toBe('Not recorded yet: the first contact')
    expect(refusedHere(body, 'alder', recording)).toEqual([])
    // The day that a total came on is nobody's to guess.
    const undated = bodyOf(say(named, 'screening', { total: '14' }), TODAY)
    expect(undated).toMatchObject({ ok: false, problems: { screening: [{ at: 'day' }] } })
  })

  it.each([
    ['a birth date to come', 'identity', { birthDate: '2026-11-28' }, 'identity', 'birthDate', 'in the future'],
    ['letters for a telephone', 'contact-details', { phone: 'desk' }, 'contact-details', 'phone', 'at least 7 digits'],
    ['a referral to come', 'referral', { day: '2026-12-01' }, 'referral', 'day', ''],
  ] as const)('with %s is refused at its field before anything is sent', (_, part, values, at, field, words) => {
    const { body, parts } = sent(say(named, part, values))
    const { problems, others } = atFields(refusedHere(body, 'alder', recording), parts)
    expect(problems[at]?.map((one) => one.at)).toEqual([field])
    expect(problems[at]?.[0]?.problem).toContain(words)
    expect(others).toEqual([])
  })

  it.each([
    ['patient.mrn', 'record-number', 'mrn'],
    ['patient.birthDate', 'identity', 'birthDate'],
    ['contactDetails.otherPhone', 'contact-details', 'otherPhone'],
    ['coverage.plan', 'coverage', 'plan'],
    ['careManager', 'assignment', 'careManager'],
    ['entries.1.state', 'consent', 'state'],
  ] as const)('shows what the API refuses at %s where it was typed', (at, part, field) => {
    const { problems } = atFields([{ at, problem: 'Mend it' }], ['referral', 'consent'])
    expect(problems).toEqual({ [part]: [{ at: field, problem: 'Mend it' }] })
  })

  it('keeps what no field shows, so that it is said at the button', () => {
    expect(atFields([{ at: 'entries', problem: 'Too many' }], []).others).toHaveLength(1)
  })

  it('asks about nobody by a birth date of which only a part is typed', () => {
    expect(typedOf(say(named, 'identity', { birthDate: '0019-0' }), 'alder').birthDate).toBeNull()
    expect(typedOf(named, 'alder')).toEqual({
      ...{ clinicId: 'alder', family: 'Byron', given: 'Ada', mrn: 'A1', birthDate: null, phones: [] },
    })
  })
})
