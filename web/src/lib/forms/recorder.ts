import type { Writer } from '../../../../core/chart/safety-steps.ts'
import type { Session } from '../../../../core/contract/index.ts'
import { momentInZone, type Day } from '../../../../core/day.ts'

/** Who is about to record, and what the clock at the clinic shows, as the server will stamp it; null where its zone is not known. */
export interface Recorder {
  readonly today: Day
  readonly local: string | null
  readonly by: Writer
}

/** Who records in a chart of this clinic at an instant, in ms since 1970. */
export function recorderIn(session: Session | null, clinicId: string, today: Day, now: number): Recorder {
  const clinic = session?.clinics.find((one) => one.clinicId === clinicId)
  const consultant = clinic !== undefined && (session?.roles.includes('consultant') ?? false)
  return {
    today,
    local: clinic ? momentInZone(now, clinic.zone) : null,
    by: { sub: session?.sub ?? '', consultant },
  }
}
