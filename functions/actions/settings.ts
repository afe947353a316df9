import { settingsPreview, comparedRow } from '../../core/rows/settings-preview.ts'
import { rulesOn } from '../../core/caseload/rules.ts'
import type { Settings, SettingsPreview } from '../../core/contract/schemas/settings.ts'
import { fail, succeed, type Issue, type Result } from '../../core/result.ts'
import { chosenSince, boundsOf, decideChoice, textsIn, withPicks } from '../../core/settings/choice.ts'
import { SETTING_IDS, SETTINGS, settingOn, type SettingId } from '../../core/settings/index.ts'
import type { Setting } from '../../core/settings/setting.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { nameOf as faultName, placesOf, type Log } from '../runtime/log.ts'
import { operatorOf } from '../store/audit.ts'
import type { ChartStore } from '../store/charts.ts'
import type { Item } from '../store/client.ts'
import type { DirectoryStore, MadeChoice } from '../store/directory.ts'
import type { DirectoryWriter } from '../store/directory-writer.ts'
import { directoryKeys } from '../store/keys.ts'
import { clinicNow, type ClinicNow } from './clinic-rules.ts'
import { oncePerEpisode } from './once-per-episode.ts'

export interface SettingsDeps {
  /** A store that has remembered nothing yet: what is shown and decided is what is stored now. */
  readonly freshDirectory: () => DirectoryStore
  readonly writer: DirectoryWriter
}

/** The settings of a clinic as they are stored now. What a write is held against is read before what it is decided by. */
export interface SettingsSeen extends ClinicNow {
  readonly stored: Item | null
  readonly revision: string | null
  readonly made: readonly MadeChoice[]
  readonly unread: number
  readonly nameOf: (by: string) => string
}

export async function settingsSeen(
  { freshDirectory, writer }: SettingsDeps,
  clinicId: string,
  now: Date,
): Promise<SettingsSeen> {
  const stored = await writer.read(directoryKeys.choices(clinicId))
  const directory = freshDirectory()
  const [clinic, { made, unread }, staff] = await Promise.all([
    clinicNow(directory, clinicId, now),
    directory.choices(clinicId),
    directory.staff(clinicId),
  ])
  const names = new Map(staff.map(({ sub, name }) => [sub, name]))
  const nameOf = (by: string): string => names.get(by) ?? operatorOf(by) ?? by
  const revision = typeof stored?.['auditRecord'] === 'string' ? stored['auditRecord'] : null
  return { ...clinic, stored, revision, made, unread, nameOf }
}

function boundsIn(row: Setting): Pick<Settings['rows'][number], 'unit' | 'least' | 'most' | 'options'> {
  return 'choices' in row
    ? { unit: null, least: null, most: null, options: [...row.choices] }
    : { unit: row.unit, least: row.min, most: row.max, options: [] }
}

function rowOf(id: SettingId, { chosen, today, made, nameOf }: SettingsSeen): Settings['rows'][number] {
  const row: Setting = SETTINGS[id]
  const own = made.filter((choice) => choice.id === id).toReversed()
  return {
    ...{ id, orders: row.orders, says: row.says, default: row.default, source: row.source },
    ...{ now: settingOn(chosen, id, today), since: chosenSince(chosen, id, today), keptBy: row.keptBy ?? null },
    ...{ bounds: boundsOf(row), ...boundsIn(row) },
    choices: own.map(({ from, value, recorded, by, reason }, i) => ({
      ...{ from, value, recorded, reason, by: nameOf(by) },
      replaced: own.slice(0, i).some((later) => later.from === from),
    })),
  }
}

/** Every setting of a clinic with what it chose, as the page shows it. */
export const settingsShown = (clinicId: string, seen: SettingsSeen): Omit<Settings, 'preview'> => ({
  ...{ clinicId, today: seen.today, revision: seen.revision, unread: seen.unread },
  rows: SETTING_IDS.map((id) => rowOf(id, seen)),
})

const NOTHING_WRITTEN = 'Nothing was written. Mend what is listed and try again.'
export const notChosen = (issues: readonly Issue[]): Result<never> => fail('not-possible', NOTHING_WRITTEN, { issues })

export interface PreviewDeps extends SettingsDeps {
  readonly charts: Pick<ChartStore, 'mapActive'>
  readonly log: Pick<Log, 'undone'>
}

/** What other values would change in today's caseload, by the rules and rows of the caseload itself. */
async function previewOf(
  { charts, log }: PreviewDeps,
  { params: { clinicId }, query }: Call<'settings'>,
  { chosen, today, rules }: ClinicNow,
): Promise<Result<SettingsPreview | null>> {
  if (query.settings === undefined) return succeed(null)
  const decided = decideChoice({ settings: textsIn(query.settings), from: query.from ?? today, today, chosen })
  if (!decided.ok) return notChosen(decided.issues)
  const then = rulesOn(withPicks(chosen, decided.asked, today), today, rules.standard.holidays)
  const found = await charts.mapActive(clinicId, (summary) => comparedRow(summary, today, rules, then))
  for (const { episodeId, error } of found.unread)
    log.undone({
      ...{ job: 'settings', clinicId, part: episodeId, fault: faultName(error), places: placesOf(error) },
    })
  return succeed({ ...settingsPreview(oncePerEpisode(found.read)), unread: found.unread.length })
}

/** Every setting of a clinic; with what others would change today, where some are asked for. No chart is opened and nobody is named. */
export async function settings(deps: PreviewDeps, call: Call<'settings'>): Promise<Answered<'settings'>> {
  const { clinicId } = call.params
  const seen = await settingsSeen(deps, clinicId, call.now)
  const preview = await previewOf(deps, call, seen)
  const touched = { clinicId }
  if (!preview.ok) return { result: preview, touched }
  return { result: succeed({ ...settingsShown(clinicId, seen), preview: preview.value }), touched }
}
