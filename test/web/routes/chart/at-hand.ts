import type { Entry, NewEntry } from '../../../../core/chart/entry.ts'
import type { Chart, Recorded, Session } from '../../../../core/contract/index.ts'
import type { Answer, Client } from '../../../../web/src/lib/api/client.ts'
import { trouble } from '../../../../web/src/lib/api/trouble.ts'
import type { Draft } from '../../../../web/src/lib/forms/draft.ts'
import type * as AtHand from '../../../../web/src/routes/chart/[episodeId]/chart-at-hand.svelte.ts'
import type * as Drafts from '../../../../web/src/routes/chart/[episodeId]/drafts.svelte.ts'
import type { Form } from '../../../../web/src/routes/chart/[episodeId]/save/checked-form.svelte.ts'
import type * as Editors from '../../../../web/src/routes/chart/[episodeId]/save/editor.svelte.ts'
import type * as Sending from '../../../../web/src/routes/chart/[episodeId]/save/sending.ts'
import { asInBrowser, type Held } from '../../../support/as-in-browser.ts'
import { anEpisode } from '../../../support/charts.ts'
import { makeChartRow } from '../../lib/caseload/row.ts'
import { makeEntry } from './entries.ts'

type Modules = typeof AtHand & typeof Drafts & typeof Editors & typeof Sending
/** Noon at the clinic, while the server still thinks that it is the day before. */
export const NOW = Date.parse('2026-11-23T18:00:00Z')
export const TODAY = '2026-11-23'

const session = {
  ...{ sub: 'km-1', name: 'Kerensa Aldous', roles: ['care-manager'] },
  clinics: [{ clinicId: 'alder-street', name: 'Alder Street', zone: 'America/Chicago' }],
} as unknown as Session

interface Sent {
  readonly body: { readonly version: number; readonly entries: readonly NewEntry[] }
  readonly key: string
  readonly params: { readonly episodeId: string }
  readonly isWanted: () => boolean
}
/** An API that holds one chart: what it was asked, and what it answers to a save, which waits until it is told to. */
export class OneChart {
  chart: Chart = {
    ...{ episode: anEpisode({ version: 7 }), unread: [], chosen: {}, superseded: {} },
    ...{ today: '2026-11-22', asOf: '2026-11-22T12:00:00Z', row: makeChartRow() },
    entries: [makeEntry('referred', { kind: 'referral', day: '2026-10-20' })],
  } as unknown as Chart
  reads = 0
  readonly sent: Sent[] = []
  readonly #taken = new Map<string, Answer<Recorded>>()
  #answer: (answer: Answer<Recorded>) => void = () => undefined

  readonly client = {
    call: (name: string, { body, key, params, isWanted = () => true }: Partial<Sent> = {}) => {
      if (name === 'chart') {
        this.reads += 1
        return Promise.resolve({ ok: true, value: this.chart })
      }
      if (!body || !key || !params) throw new Error(`Nothing is known of ${name}`)
      this.sent.push({ body, key, params, isWanted })
      return new Promise((done) => (this.#answer = done))
    },
  } as unknown as Client

  /** One save, by whomever: the chart is a version further. */
  adds(facts: readonly NewEntry[]): readonly Entry[] {
    const { episode, entries } = this.chart
    const version = episode.version + 1
    const added = facts.map((fact, place) => makeEntry(`v${version}-${place}`, fact, { version, place }))
    this.chart = { ...this.chart, episode: { ...episode, version }, entries: [...entries, ...added] }
    return added
  }

  /** Takes the save that waits: once under one operation id, and only at the version that it names. */
  takes(): void {
    this.answers(this.#stored())
  }

  /** Takes it, while nobody is answered. */
  stores(): void {
    this.#stored()
  }

  /** What was sent before arrives once more, and nobody waits for the answer. */
  arrives(place: number): void {
    this.#stored(this.sent[place])
  }

  #stored(sent = this.sent.at(-1)): Answer<Recorded> {
    if (!sent) throw new Error('Nothing was sent')
    const before = this.#taken.get(sent.key)
    if (before) return before
    const { version } = this.chart.episode
    if (sent.body.version !== version)
      return { ok: false, trouble: trouble('version-conflict', 'This was changed meanwhile.', { version }) }
    const entries = this.adds(sent.body.entries)
    const { episode, row } = this.chart
    const value = { episodeId: 'e1', version: episode.version, entries: [...entries], row, safety: null }
    const answer = { ok: true, value: { ...value, entryIds: entries.map(({ id }) => id) } } as const
    this.#taken.set(sent.key, answer)
    return answer
  }

  answers(answer: Answer<Recorded>): void {
    this.#answer(answer)
  }
}

/** The form that records, with these drafts typed in it. */
export function recording(page: Modules, drafts: readonly Draft[]) {
  const kept = page.drafts.of('e1')
  kept.list = drafts
  return { kept, form: { typed: () => ({ form: 'record', drafts: kept.list }) as const } }
}

/** What runs on a chart's page, as in a browser. */
export const chartPage = (): Promise<Modules & Held> =>
  asInBrowser<Modules>(
    'routes/chart/[episodeId]/chart-at-hand.svelte.ts',
    'routes/chart/[episodeId]/drafts.svelte.ts',
    'routes/chart/[episodeId]/save/editor.svelte.ts',
    'routes/chart/[episodeId]/save/sending.ts',
  )

/** Lets what was answered arrive. */
export const settle = async ({ flushSync }: Held): Promise<void> => {
  await new Promise((done) => setTimeout(done))
  flushSync()
}

/** The page of a chart with one form on it. */
export async function opened(page: Modules & Held, form: Form, api = new OneChart(), episodeId = (): string => 'e1') {
  let hand: InstanceType<Modules['ChartAtHand']> | undefined
  let editor: InstanceType<Modules['Editor']> | undefined
  const leave = page.within(() => {
    hand = new page.ChartAtHand({ app: { client: api.client, session }, now: () => NOW }, episodeId)
  })
  await settle(page)
  if (!hand) throw new Error('There is no page')
  const read = hand
  page.within(() => {
    editor = new page.Editor(read, form)
  })
  if (!editor) throw new Error('There is no form')
  return { api, hand, editor, leave }
}
