import type { Day } from '../../../core/day.ts'
import { AT_ALL, AT_DAY, decideChoice } from '../../../core/settings/choice.ts'
import { choiceWrite, type ChoicesSeen, type Choosing } from '../choice-written.ts'
import { HOLDS, refused, soAlready, type Decision, type Operated, type SettingChange } from './asked.ts'

export const noClinic = (clinic: string, advice = ''): Operated =>
  refused('clinic', `there is no clinic ${clinic}${advice}.`)

/** A clinic as the choice finds it, on the day it is there. */
export interface SettingsNow extends ChoicesSeen {
  readonly today: Day
}

/** What to write of a clinic's choices, as core/settings decides, in the words of the command. */
export function decideSettings(
  { clinic, settings, from = '' }: SettingChange,
  now: SettingsNow,
  choosing: Choosing,
): Decision {
  const decided = decideChoice({ settings, from, today: now.today, chosen: now.chosen })
  if (!decided.ok)
    return { ok: false, issues: decided.issues.map((one) => ({ ...one, at: one.at === AT_DAY ? AT_DAY : AT_ALL })) }
  const { picks } = decided
  if (picks.length === 0) return soAlready(clinic)
  return {
    ...{ is: 'change', action: 'choose-settings', clinicId: clinic, clinics: [] },
    ...choiceWrite(clinic, decided, now, choosing),
    lines: [
      ...picks.map(({ id, value }) => `${clinic}: ${id} = ${value} from ${from}`),
      from === now.today ? HOLDS : `It holds from ${from} on.`,
    ],
  }
}
