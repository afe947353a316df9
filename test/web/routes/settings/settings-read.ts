import type { SettingRow, Settings, SettingsPreview } from '../../../../core/contract/index.ts'

export const TODAY = '2026-11-27'

/** A row as the API answers it: a score is stale after 35 days, which is the default. */
export const aRow = (more: Partial<SettingRow> = {}): SettingRow => ({
  ...{ id: 'score-interval', orders: 'scores', says: 'A score is stale after', now: 35, since: null, default: 35 },
  ...{ bounds: '14 to 90 days', unit: 'days', least: 14, most: 90, options: [], source: 'house rule', keptBy: null },
  choices: [],
  ...more,
})
export const aChoice = (more: Partial<SettingRow['choices'][number]> = {}): SettingRow['choices'][number] => ({
  ...{ from: TODAY, value: 42, recorded: '2026-11-27T09:00:00.000Z', by: 'Robin', reason: 'Monthly', replaced: false },
  ...more,
})
export const aPreview = (more: Partial<SettingsPreview> = {}): SettingsPreview => ({
  ...{ people: 80, review: { now: 41, then: 41 }, leave: 0, enter: 0, move: 0, waiting: 12, unread: 0, reasons: [] },
  ...{ contact: { now: 30, then: 30 }, overStandard: { now: 4, then: 4 } },
  ...more,
})
export const someSettings = (more: Partial<Settings> = {}): Settings => ({
  ...{ clinicId: 'elm', today: TODAY, revision: 'r-1', unread: 0, preview: null },
  rows: [aRow(), aRow({ id: 'acted-on', orders: 'review', now: 28, default: 28, says: 'A review is followed within' })],
  ...more,
})
