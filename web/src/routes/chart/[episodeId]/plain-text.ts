import type { KnownChart } from './known.ts'
import { answerSign, safetyDone } from '../../../lib/caseload/safety-signs.ts'
import { courseSign, freshnessSign } from '../../../lib/caseload/words.ts'
import { dayText } from '../../../lib/text/day.ts'
import { madeHereWithout, madeWithout } from './unread.ts'
import { entryViews } from './entries/entry-list.ts'
import { fourScores, spokenOf } from './scores.ts'
import { safetyHead } from './safety/safety-words.ts'

/** The chart as plain text to paste into the record of the clinic: status first, then the latest entries. */
export function plainText(chart: KnownChart, latest = 8): string {
  const { row, entries, unread, strange, superseded, today } = chart
  const answer = answerSign(row, today)
  const standing = entryViews(entries, superseded, today).filter(({ corrected }) => !corrected)
  return [
    `${row.name}, MRN ${row.mrn}${row.age === null ? '' : `, ${row.age} y`}`,
    `As of ${dayText(today, '')}${row.week === null ? '' : `, week ${row.week} of treatment`}`,
    ...[madeWithout(unread)].filter((line) => line !== null),
    `Status: ${courseSign(row.course).text}; ${freshnessSign(row.freshness).text}`,
    ...spokenOf(row).map(({ name, track }) => `${name}: ${fourScores(track, today)}`),
    [[answer.text, answer.day].filter(Boolean).join(' on '), safetyDone(row, today)].filter(Boolean).join('; '),
    ...safetyState(chart),
    `Treatment: ${row.treatments.join('; ') || 'none recorded'}`,
    `Last contact: ${row.lastContact ? dayText(row.lastContact, today) : 'none'}; next due: ${row.nextDue ? dayText(row.nextDue, today) : 'not set'}`,
    '',
    // Of what could not be read at all it is told above, before any figure.
    ...[madeHereWithout({ unread: [], strange }, 'Listed')].filter((line) => line !== null),
    ...standing
      .slice(0, latest)
      .map(
        ({ day, time, line }) => `${[dayText(day, today), time].filter(Boolean).join(' ')}  ${line.what}: ${line.text}`,
      ),
  ].join('\n')
}

/** The state of the safety item with its facts, where there is one: a copy that leaves out what is open would be taken for calm. */
function safetyState(chart: KnownChart): readonly string[] {
  if (!chart.row.safety) return []
  const { title, lines } = safetyHead(chart, chart.today)
  return [[title, ...lines].join('; ')]
}
