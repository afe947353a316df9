import { join } from 'node:path'
import { PlainFault } from '../command-line.ts'

/** What can be wrong with the folder or disk that holds the data. */
export type Trouble = 'full' | 'read-only' | 'forbidden' | 'in-the-way' | 'file-limit' | 'damaged'

const OF_CODE: Readonly<Record<string, Trouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  ENOTDIR: 'in-the-way',
  EEXIST: 'in-the-way',
  EFBIG: 'file-limit',
}
/** SQLite's result codes. */
const OF_SQLITE: Readonly<Record<number, Trouble>> = { 8: 'read-only', 11: 'damaged', 13: 'full', 26: 'damaged' }
/** What programs of other people say, where no code reaches us. */
const OF_TEXT: readonly (readonly [RegExp, Trouble])[] = [
  [/ENOSPC|no space left|disk is full/i, 'full'],
  [/EROFS|read-only file system|readonly database/i, 'read-only'],
  [/not a valid SQLite database|not a database|disk image is malformed/i, 'damaged'],
]

const ELSEWHERE = 'or name another folder in CAIRN_DIR'

/** The sentence for each trouble with the data in `dir`. */
export const SENTENCES: Readonly<Record<Trouble, (dir: string) => string>> = {
  full: (dir) => `The disk that holds ${dir} is full: free some space on it, ${ELSEWHERE}.`,
  'read-only': (dir) => `${dir} can only be read, not written: mount its disk for writing, ${ELSEWHERE}.`,
  forbidden: (dir) => `This account may not write in ${dir}: give it the right to, ${ELSEWHERE}.`,
  'in-the-way': (dir) => `${dir} cannot be a folder because a file is in the way: move that file, ${ELSEWHERE}.`,
  'file-limit': (dir) => `A file in ${dir} may not grow any more: raise the limit on file sizes (ulimit -f unlimited).`,
  damaged: (dir) =>
    `The store ${join(dir, 'dynamodb.db')} is damaged and cannot be read: put a copy of it back, or delete it with npm run reset.`,
}

interface Coded {
  readonly code?: string
  readonly errcode?: number
  readonly message?: string
  readonly cause?: unknown
}

/** What an error says of the data folder, looking through its causes; null where it is about something else. */
export function troubleOf(error: unknown): Trouble | null {
  if (typeof error !== 'object' || error === null) return null
  const { code = '', errcode, message = '', cause } = error as Coded
  const ofSqlite = errcode === undefined ? undefined : OF_SQLITE[errcode & 0xff]
  return OF_CODE[code] ?? ofSqlite ?? OF_TEXT.find(([pattern]) => pattern.test(message))?.[1] ?? troubleOf(cause)
}

/** The error as one plain sentence about the data in `dir` where it is about that, else the error itself. */
export function plainly(error: unknown, dir: string): unknown {
  if (error instanceof PlainFault) return error
  const trouble = troubleOf(error)
  return trouble === null ? error : new PlainFault(SENTENCES[trouble](dir), { cause: error })
}
