import { access as accessFigures } from '../../../core/metrics/access.ts'
import type { Cohort } from '../../../core/population/cohort.ts'
import type { DayColumn } from '../../../core/population/columns.ts'
import { AS_OF, madeCohort } from '../made/population.ts'
import type { Bench } from '../row.ts'

const PEOPLE = 100_000
const CLINICS = 21
const DAYS = 720
/** The days a clock can run to. */
const ENDS: readonly DayColumn[] = ['contacted', 'assessed', 'enrolled', 'treated', 'anyTreatment', 'closed']

/** One pass for each day column: how many waited how long, by clinic. Nothing is derived from it. */
function countWaits(cohort: Cohort): Int32Array[] {
  const { clinic, referred, size } = cohort
  return ENDS.map((end) => {
    const ends = cohort[end]
    const counts = new Int32Array(CLINICS * DAYS)
    for (let i = 0; i < size; i++) {
      const wait = (ends[i] ?? 0) - (referred[i] ?? 0)
      if (wait < 0 || wait >= DAYS) continue
      const cell = (clinic[i] ?? 0) * DAYS + wait
      counts[cell] = (counts[cell] ?? 0) + 1
    }
    return counts
  })
}

/** Everything the page of access shows, from columns of people to the answer. */
export const access: Bench = {
  open() {
    const cohort = madeCohort({ people: PEOPLE, clinics: CLINICS, days: DAYS, seed: 7 })
    const clinics = Array.from({ length: CLINICS }, (_, k) => ({
      clinicId: `c${k}`,
      name: `Clinic ${k}`,
      standard: { days: 10, dayType: 'business' as const, holidays: new Set<string>() },
    }))
    const rows = [
      {
        what: 'access figures, 100,000 people x 21 clinics',
        unit: 'ms' as const,
        limit: { times: 8 },
        floor: () => countWaits(cohort),
        ours: () => accessFigures({ cohort, clinics, from: '2024-12-04', to: AS_OF, asOf: AS_OF }),
      },
    ]
    return { rows }
  },
}
