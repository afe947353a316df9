import { dayText } from '../../../../lib/text/day.ts'
import { entryViews } from '../entries/entry-list.ts'
import type { KnownChart } from '../known.ts'
import type { Reached } from '../reach.ts'
import { madeHereWithout, madeWithout } from '../unread.ts'
import { headLines, statusLines, type Outside } from './status-lines.ts'

/**
 * The chart as plain text to paste into the record of the clinic: status first, then the latest entries. `reached` null = how they are
 * reached is not read.
 */
export function plainText(chart: KnownChart, outside: Outside, reached: Reached | null, latest = 8): string {
  const { entries, unread, strange, superseded, today } = chart
  const standing = entryViews(entries, superseded, today, outside.nameOf).filter(({ corrected }) => !corrected)
  return [
    ...headLines(chart, outside),
    ...[madeWithout(unread)].filter((line) => line !== null),
    ...statusLines(chart, outside).map(({ name, text }) => `${name}: ${text}`),
    `How they are reached: ${reached ? reached.words.join('; ') : 'not read'}`,
    '',
    ...(standing.length > latest ? [`The newest ${latest} of ${standing.length} entries:`] : []),
    // Of what could not be read at all it is told above, before any figure.
    ...[madeHereWithout({ unread: [], strange }, 'Listed')].filter((line) => line !== null),
    ...standing
      .slice(0, latest)
      .map(
        ({ day, time, line }) => `${[dayText(day, today), time].filter(Boolean).join(' ')}  ${line.what}: ${line.text}`,
      ),
  ].join('\n')
}
