import type { Day } from '../../../core/day.ts'
import { SETTING_IDS, SETTINGS, settingOn, type SettingId } from '../../../core/settings/index.ts'
import { boundsOf } from '../../../core/settings/choice.ts'
import type { Chosen, Setting } from '../../../core/settings/setting.ts'
import type { ClinicChoices } from '../../store/directory.ts'
import { said, type Operated } from './asked.ts'

/** One setting in a line: what holds and since when, what will, its default, its bounds, what it says and where it comes from. */
function lineOf(id: SettingId, choices: readonly Chosen[], value: number | string, today: Day): string {
  const row: Setting = SETTINGS[id]
  const inOrder = choices.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const since = inOrder.findLast(({ from }) => from <= today)
  const later = inOrder.filter(({ from }) => from > today).map((one) => `, then ${one.value} from ${one.from}`)
  const says = `${row.says.slice(0, 1).toLowerCase()}${row.says.slice(1)}`
  return `${id} = ${value}, ${since ? `chosen from ${since.from}` : 'the default'}${later.join('')} (default ${row.default}; ${boundsOf(row)}; ${says}; ${row.source})`
}

/** Every setting of a clinic, and whether something is stored that this version cannot read. */
export function listSettings({ chosen, unread }: ClinicChoices, today: Day): Operated {
  const lines = SETTING_IDS.map((id) => lineOf(id, chosen[id] ?? [], settingOn(chosen, id, today), today))
  const lost =
    unread > 0
      ? [`Choices stored here that this version cannot read or does not allow, and does not use: ${unread}.`]
      : []
  return said(...lines, ...lost)
}
