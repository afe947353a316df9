import type { Chart } from '../../../../../../core/contract/index.ts'
import { addDays, isDay, type Day } from '../../../../../../core/day.ts'
import { settingOn } from '../../../../../../core/settings/index.ts'
import { dayText } from '../../../../lib/text/day.ts'
import { plural } from '../../../../lib/text/number.ts'

/** For how long a case review puts a score aside, said before it is saved: a later day in the field does not make it longer (laws R4). */
export function reviewCap(
  { chosen }: Pick<Chart, 'chosen'>,
  { day, measureBy }: { readonly day: string; readonly measureBy: string },
  today: Day,
): string {
  const [usual, severe] = [settingOn(chosen, 'acted-on', today), settingOn(chosen, 'acted-on-severe', today)]
  const cap = `A review holds for ${plural(usual, 'day')} at most, ${severe} in the severe band`
  if (!isDay(day) || !isDay(measureBy)) return `${cap}; a day here ends it earlier.`
  const [last, lastSevere] = [addDays(day, usual), addDays(day, severe)]
  if (measureBy > last)
    return `${cap}: it ends on ${dayText(last, today)}, ${dayText(lastSevere, today)} in the severe band, whatever day stands here.`
  return measureBy > lastSevere ? `${cap}: in the severe band it ends on ${dayText(lastSevere, today)}.` : `${cap}.`
}
