import type { Day } from '../../core/day.ts'
import type { SettingValue } from '../../core/settings/choice.ts'
import { settingOn, type ChosenSettings } from '../../core/settings/index.ts'
import type { DirectoryChange } from '../store/audit.ts'
import type { Item } from '../store/client.ts'
import { choicesItem, settingChoiceItem, type NewChoice } from '../store/directory-items.ts'
import type { DirectoryWrite } from '../store/directory-writer.ts'

/** Who chooses, when and why. */
export type Choosing = Omit<NewChoice, 'id' | 'from' | 'value'>

/** A clinic's choices as they were found: the item that every choice is written with, and what they say. */
export interface ChoicesSeen {
  readonly stored: Item | null
  readonly chosen: ChosenSettings
}

/**
 * What a decided choice puts into the Directory, and what its audit record says of it. Of two who choose at once the second looks again,
 * because both write the one item of the clinic's choices.
 */
export function choiceWrite(
  clinicId: string,
  { picks, from }: { readonly picks: readonly SettingValue[]; readonly from: Day },
  { stored, chosen }: ChoicesSeen,
  choosing: Choosing,
): DirectoryWrite & { readonly changes: readonly DirectoryChange[] } {
  return {
    puts: [
      { item: choicesItem(clinicId), seen: stored },
      // Never over another choice: each has the instant it was made in its key.
      ...picks.map((pick) => ({ item: settingChoiceItem(clinicId, { ...pick, from, ...choosing }), seen: null })),
    ],
    names: [],
    changes: picks.map(({ id, value }) => ({
      ...{ of: 'setting', id, field: `from ${from}` },
      ...{ from: String(settingOn(chosen, id, from)), to: String(value) },
    })),
  }
}
