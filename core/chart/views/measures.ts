import { MEASURES, type MeasureId } from '../../instruments/index.ts'
import { knownDay } from '../milestones.ts'
import { trackOf } from '../scores.ts'
import type { Score, Track, Tracks } from '../track.ts'
import type { View } from './view.ts'

export type PackedScore = readonly [day: string, total: number, safety: number | null]
/** An index into the scores of the row where the score is one of them, else the score itself; null = none. */
export type PackedReference = PackedScore | number | null
export type PackedTrack = readonly [
  recent: readonly PackedScore[],
  baseline: PackedReference,
  best: PackedReference,
  followUp: PackedReference,
  bestBefore: number | null,
  count: number,
]

export const packScore = (s: Score): PackedScore => [s.day, s.total, s.safety]
export const unpackScore = ([day, total, safety]: PackedScore): Score => ({ day, total, safety })
export const isSame = (a: Score, b: Score): boolean => a.day === b.day && a.total === b.total && a.safety === b.safety

export function referTo(s: Score | null, recent: readonly Score[]): PackedReference {
  if (!s) return null
  const index = recent.findIndex((one) => isSame(one, s))
  return index < 0 ? packScore(s) : index
}
export const resolve = (s: PackedReference, recent: readonly Score[]): Score | null =>
  s === null ? null : typeof s === 'number' ? (recent[s] ?? null) : unpackScore(s)

export const packTrack = (track: Track): PackedTrack => [
  track.recent.map(packScore),
  referTo(track.baseline, track.recent),
  referTo(track.best, track.recent),
  referTo(track.followUp, track.recent),
  track.bestBefore,
  track.count,
]

/** Fields are written out one by one, because a caseload reads two thousand of these. */
export function unpackTrack([scores, baseline, best, followUp, bestBefore, count]: PackedTrack): Track {
  const recent = scores.map(unpackScore)
  const latest = (back: number): Score | null => recent[recent.length - back] ?? null
  return {
    baseline: resolve(baseline, recent),
    best: resolve(best, recent),
    previous: count > 2 ? latest(2) : null,
    last: latest(1),
    bestBefore,
    count,
    recent,
    followUp: resolve(followUp, recent),
  }
}

/** The scores of every instrument that is measured over time, by its id; one without scores is absent. */
export const measures: View<Tracks, readonly (readonly [id: MeasureId, track: PackedTrack])[]> = {
  empty: {},
  fold({ facts, stages, from }) {
    const tracks: Partial<Record<MeasureId, Track>> = {}
    for (const id of MEASURES) {
      const track = trackOf(facts, id, knownDay(stages.treated), from)
      if (track.count > 0) tracks[id] = track
    }
    return tracks
  },
  pack: (tracks) =>
    MEASURES.flatMap((id) => {
      const track = tracks[id]
      return track ? [[id, packTrack(track)] as const] : []
    }),
  unpack(packed) {
    const tracks: Partial<Record<MeasureId, Track>> = {}
    for (const [id, track] of packed) tracks[id] = unpackTrack(track)
    return tracks
  },
}
