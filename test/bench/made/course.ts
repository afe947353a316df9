import type { Entry, NewEntry } from '../../../core/chart/entry.ts'
import type { Episode } from '../../../core/chart/episode.ts'
import { summarize } from '../../../core/chart/fold.ts'
import { addDays } from '../../../core/day.ts'
import { LATEST } from '../../../core/formats.ts'
import { chartItems } from '../../../functions/store/person-items.ts'
import type { Item } from '../../../functions/store/client.ts'
import { daysAgo } from '../../functions/support/house.ts'
import { anEpisode, contact, entries, phq9Answers, referral } from '../../support/charts.ts'

const NOTE =
  'Walked every day but two. Sleeps better; the evenings stay hard. Agreed on the next steps and whom to call.'

/** A long course: a referral, then a contact with a note and a measured questionnaire in turns, some days apart. */
export function course(length: number): NewEntry[] {
  const start = daysAgo(700)
  const facts = Array.from({ length: length - 1 }, (_, i) => {
    const day = addDays(start, 3 + i * 2)
    const answers = [2, 1, 2, 2, 1, 2, 1, i % 3, 0]
    return i % 2 > 0
      ? phq9Answers(day, answers)
      : contact(day, { minutes: 25, work: ['behavioral-activation', 'follow-up'], note: NOTE })
  })
  return [referral(start), ...facts]
}

/** All items of a chart with such a course, as writes of today would have left them. */
export function courseItems(episodeId: string, clinicId: string, length: number): readonly Item[] {
  const written: readonly Entry[] = entries(...course(length))
  const episode: Episode = anEpisode({ episodeId, patientId: `person-of-${episodeId}`, clinicId })
  const chart = { episode, entries: written, summary: summarize(episode, written) }
  return chartItems(chart, `digest-of-${episodeId}`, LATEST)
}
