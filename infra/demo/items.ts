import { WRITE_FORMATS, type Formats, type WriteFormat } from '../../core/formats.ts'
import { blockMonth } from '../../core/population/cohort.ts'
import { blockItem, generationItem } from '../../functions/store/block-item.ts'
import { chartItems } from '../../functions/store/person-items.ts'
import type { Item } from '../../functions/store/client.ts'
import { clinicItem, memberItems, networkItem, planItem, settingsItem } from '../../functions/store/directory-items.ts'
import type { Member } from '../../functions/store/member.ts'
import { mrnDigest } from '../../functions/store/mrn-digest.ts'
import { CLINICS, NETWORK, PLANS } from './clinics.ts'
import type { DemoEpisode } from './network.ts'

/** Items by table of the network; Published and Audit begin empty. */
export type SeededTables = Readonly<Record<'Directory' | 'Charts' | 'Population', readonly Item[]>>

function directoryItems(members: readonly Member[]): Item[] {
  return [
    networkItem(NETWORK),
    ...CLINICS.map(({ clinicId, name, zone }) => clinicItem({ clinicId, name, zone })),
    ...PLANS.map((plan) => planItem(plan)),
    ...CLINICS.map(({ clinicId }) => settingsItem(clinicId, { from: '2020-01-01', holidays: null })),
    ...members.flatMap(memberItems),
  ]
}

/** The blocks the projector would have computed, each as its first write. */
function populationItems(episodes: readonly DemoEpisode[], computedAt: string, formats: Formats): Item[] {
  const blocks = new Map<string, DemoEpisode[]>()
  for (const episode of episodes) {
    const key = `${episode.episode.clinicId} ${blockMonth(episode.summary)}`
    blocks.set(key, [...(blocks.get(key) ?? []), episode])
  }
  const items = [...blocks].map(([key, made]) => {
    const [clinicId = '', month = ''] = key.split(' ')
    return blockItem(
      { clinicId, month, version: 1, computedAt },
      made.map(({ summary }) => summary),
      0,
      formats,
    )
  })
  return [...items, ...CLINICS.map(({ clinicId }) => generationItem(clinicId, 'seed'))]
}

export interface SeedInput {
  readonly episodes: readonly DemoEpisode[]
  readonly members: readonly Member[]
  /** The secret that MRN keys are made with: the same the functions use. */
  readonly mrnKey: string
  readonly computedAt: string
  /** What the functions of this network write. */
  readonly writeFormat: WriteFormat
}

/** Every item of the demo network, made by the store's own builders, so that it is what the functions would have written. */
export function seedItems({ episodes, members, mrnKey, computedAt, writeFormat }: SeedInput): SeededTables {
  const formats = WRITE_FORMATS[writeFormat]
  return {
    Directory: directoryItems(members),
    Charts: episodes.flatMap((made) => {
      const { clinicId, patient } = made.episode
      return chartItems(made, mrnDigest(mrnKey, clinicId, patient.mrn), formats)
    }),
    Population: populationItems(episodes, computedAt, formats),
  }
}
