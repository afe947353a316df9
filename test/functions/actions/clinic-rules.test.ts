import { describe, expect, it } from 'vitest'
import { isOverStandard } from '../../../core/access-standard.ts'
import type { ChosenSettings } from '../../../core/settings/index.ts'
import { clinicNow, standardOn } from '../../../functions/actions/clinic-rules.ts'
import { ClinicUnreadable } from '../../../functions/store/clinic-day.ts'
import type { ClinicSettings } from '../../../functions/store/directory-items.ts'
import type { DirectoryStore } from '../../../functions/store/directory.ts'

/** A Directory that knows one clinic. */
const knowing = (zone: string, dated: readonly ClinicSettings[] = [], chosen: ChosenSettings = {}): DirectoryStore => ({
  member: async () => null,
  lists: async () => ({
    network: { name: 'N', synthetic: true },
    clinics: new Map([['elm', { clinicId: 'elm', name: 'Elm Court', zone }]]),
    plans: new Map(),
    ...{ unreadClinics: [], unreadPlans: 0 },
  }),
  settings: async () => ({ dated, unread: 0 }),
  choices: async () => ({ chosen, made: [], unread: 0 }),
  staff: async () => [],
})
const ZONES = ['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu'] as const

describe('a clinic now', () => {
  it.each([
    ['America/New_York', '2026-11-26', '02:15:00'],
    ['America/Los_Angeles', '2026-11-25', '23:15:00'],
    ['Pacific/Honolulu', '2026-11-25', '21:15:00'],
  ])('in %s is on its own day, at its own time', async (zone, day, time) => {
    const clinic = await clinicNow(knowing(zone), 'elm', new Date('2026-11-26T07:15:00Z'))
    expect(clinic).toMatchObject({ today: day, local: `${day}T${time}` })
  })
  it('that the Directory does not know is on no day', async () => {
    await expect(clinicNow(knowing('America/New_York'), 'oak', new Date())).rejects.toThrow(ClinicUnreadable)
  })
})

describe('law D4: the standard of a clinic', () => {
  const chosen: ChosenSettings = {
    'access-standard': [{ from: '2026-11-25', value: 14 }],
    'access-standard-days': [{ from: '2026-11-26', value: 'calendar' }],
  }
  it('is what it chose by the day, each setting from its own', async () => {
    const on = async (day: string) => {
      const { days, dayType } = await standardOn(knowing('America/New_York', [], chosen), 'elm', day)
      return [days, dayType]
    }
    expect(await on('2026-11-24')).toEqual([10, 'business'])
    expect(await on('2026-11-25')).toEqual([14, 'business'])
    expect(await on('2026-11-26')).toEqual([14, 'calendar'])
  })
  it.each(ZONES)('in %s is the same for the caseload as for the figures of that day', async (zone) => {
    const directory = knowing(zone, [{ from: '2026-01-01', holidays: ['2026-11-11', '2026-11-27'] }], chosen)
    const { today, rules } = await clinicNow(directory, 'elm', new Date('2026-11-26T07:15:00Z'))
    expect(await standardOn(directory, 'elm', today)).toEqual(rules.standard)
  })
  it('counts the holidays of every year back to the oldest that can matter (m26)', async () => {
    const standard = await standardOn(knowing('America/New_York'), 'elm', '2026-11-25')
    expect(isOverStandard('2026-11-10', '2026-11-25', standard)).toBe(false)
    expect(isOverStandard('2026-11-09', '2026-11-25', standard)).toBe(true)
    // From before Christmas of the year before, across two holidays.
    const january = await standardOn(knowing('America/New_York'), 'elm', '2026-01-07')
    expect(isOverStandard('2025-12-22', '2026-01-07', january)).toBe(false)
    expect(isOverStandard('2025-12-19', '2026-01-07', january)).toBe(true)
  })
  it("keeps this year's own holidays when next year's are listed", async () => {
    const dated = [
      { from: '2025-01-01', holidays: ['2025-12-24', '2025-12-25', '2025-12-26'] },
      { from: '2026-01-01', holidays: ['2026-01-01'] },
    ]
    const { holidays } = await standardOn(knowing('America/New_York', dated), 'elm', '2026-01-07')
    expect([...holidays].filter((day) => day >= '2025-01-01').sort()).toEqual([
      '2025-12-24',
      '2025-12-25',
      '2025-12-26',
      '2026-01-01',
    ])
  })
  it('goes by the list of each day, whatever day it is in London', async () => {
    // In Honolulu it is still the 31st: a list that begins on the 1st says nothing of the days before it.
    const dated = [{ from: '2027-01-01', holidays: ['2027-01-01'] }]
    const { today, rules } = await clinicNow(
      knowing('Pacific/Honolulu', dated),
      'elm',
      new Date('2027-01-01T05:00:00Z'),
    )
    expect([today, rules.standard.holidays.has('2026-12-25')]).toEqual(['2026-12-31', true])
  })
})
