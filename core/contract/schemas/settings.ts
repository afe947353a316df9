import * as z from 'zod/mini'
import { REASON_CODES } from '../../caseload/reasons/reason.ts'
import { Day, Id } from '../../chart/fields.ts'
import { SETTING_IDS } from '../../settings/index.ts'
import { ORDERED } from '../../settings/setting.ts'
import { asks, writes } from './schema.ts'

const Value = z.union([z.int(), z.string()])

/** One choice of a setting: from when, what, and who chose it why. Nothing is written over: of two for one day the later one holds. */
const Choice = z.strictObject({
  from: Day,
  value: Value,
  recorded: z.string(),
  /** A name, or who asked by the command. */
  by: z.string(),
  /** '' where none was written. */
  reason: z.string(),
  /** Another choice for the same day took its place. */
  replaced: z.boolean(),
})

const SettingRow = z.strictObject({
  id: z.enum(SETTING_IDS),
  orders: z.enum(ORDERED),
  says: z.string(),
  now: Value,
  /** The day from which the value holds; null = it is the default. */
  since: z.nullable(Day),
  default: Value,
  /** What it may be, in words: "14 to 90 days". */
  bounds: z.string(),
  /** Of a number. */
  unit: z.nullable(z.string()),
  least: z.nullable(z.int()),
  most: z.nullable(z.int()),
  /** Of a word; empty for a number. */
  options: z.array(z.string()),
  source: z.string(),
  /** What keeps the value of its own day; null where every day is judged anew. */
  keptBy: z.nullable(z.string()),
  /** Newest first. */
  choices: z.array(Choice),
})
export type SettingRow = z.infer<typeof SettingRow>

const Change = { now: z.int(), then: z.int() }
/** What today's caseload would be with other values, in people. */
const SettingsPreview = z.strictObject({
  people: z.int(),
  /** In "needs review" now and then; who would leave it, enter it, or stand in another group of it. */
  review: z.strictObject(Change),
  /** In "needs contact" now and then. */
  contact: z.strictObject(Change),
  leave: z.int(),
  enter: z.int(),
  move: z.int(),
  waiting: z.int(),
  overStandard: z.strictObject(Change),
  /** Reasons that another number of people would have. */
  reasons: z.array(z.strictObject({ code: z.enum(REASON_CODES), name: z.string(), ...Change })),
  /** People whose row cannot be read: in none of the counts. */
  unread: z.int(),
})
export type SettingsPreview = z.infer<typeof SettingsPreview>

const settingsShape = {
  clinicId: Id,
  today: Day,
  /** Names the last choice that anybody made; null = none. Who chooses says which they saw. */
  revision: z.nullable(Id),
  rows: z.array(SettingRow),
  /** Choices stored here that this version cannot read or does not allow, and does not use. */
  unread: z.int(),
}
/** Every setting of a clinic: what holds, what will, and what was chosen; with what other values would change today where some are asked for. */
const Settings = z.strictObject({ ...settingsShape, preview: z.nullable(SettingsPreview) })
export type Settings = z.infer<typeof Settings>

const MOST_ASKED = 50
const TOO_MANY = `At most ${MOST_ASKED} settings at once`
const asked = z.string().check(z.maxLength(100))
const NO_REASON = 'Say in a few words why, without any patient'

const ChooseSettings = z.strictObject({
  /** The revision the chooser saw; another one answers 409. */
  revision: z.nullable(Id),
  /** `id=value`, as the command takes them. */
  settings: z.array(asked).check(z.minLength(1, 'Choose at least one setting'), z.maxLength(MOST_ASKED, TOO_MANY)),
  from: asked,
  reason: z.string().check(z.trim(), z.minLength(1, NO_REASON), z.maxLength(500, 'At most 500 characters')),
})

export const settings = {
  settings: asks(
    z.strictObject({
      /** `id=value` parted by commas: what these would change today is answered too. */
      settings: z.optional(z.string().check(z.maxLength(2_000))),
      from: z.optional(asked),
    }),
    Settings,
    {
      summary: 'Every setting of a clinic, with what was chosen and why; and what other values would change today',
      failures: ['not-found', 'not-possible'],
    },
  ),
  chooseSettings: writes(
    ChooseSettings,
    /** `written` = how many were not so already. */
    z.strictObject({ ...settingsShape, written: z.int() }),
    {
      summary: 'Choose settings of a clinic from a day on, all or none',
      failures: ['not-found', 'version-conflict', 'not-possible', 'replayed-key', 'busy'],
    },
  ),
}
