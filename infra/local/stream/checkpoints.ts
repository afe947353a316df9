import { join } from 'node:path'
import { readJson, writeJson } from '../../machine/json-file.ts'

/** How far a mapping has come in a shard. */
export interface Checkpoint {
  readonly streamArn: string
  readonly shardId: string
  /** Last record done; null when none is. */
  readonly sequence: string | null
}

export interface Checkpoints {
  get(mappingId: string): Checkpoint | undefined
  set(mappingId: string, checkpoint: Checkpoint): void
}

/** Kept in a file beside the data, so that a restart goes on where it stopped. */
export function openCheckpoints(stateDir: string): Checkpoints {
  const file = join(stateDir, 'checkpoints.json')
  const all = (readJson(file) ?? {}) as Record<string, Checkpoint>
  return {
    get: (mappingId) => all[mappingId],
    set: (mappingId, checkpoint) => {
      all[mappingId] = checkpoint
      writeJson(file, all)
    },
  }
}
