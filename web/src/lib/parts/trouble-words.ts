import type { Trouble, TroubleKind } from '../api/trouble.ts'
import type { IconName } from './icons.ts'

export interface TroubleWords {
  readonly title: string
  readonly icon: IconName
  readonly tone: 'note' | 'attention'
}

const ERROR: TroubleWords = { title: 'Could not load', icon: 'warning', tone: 'attention' }
const WORDS: Partial<Record<TroubleKind, TroubleWords>> = {
  forbidden: { title: 'Your role does not allow this', icon: 'lock', tone: 'note' },
  'not-found': { title: 'Not in your clinics', icon: 'lock', tone: 'note' },
  'not-signed-in': { title: 'Your sign-in has ended', icon: 'lock', tone: 'note' },
  // Not "could not load": it is there and kept, and another try would read the same.
  unreadable: { title: 'This cannot be read here', icon: 'question', tone: 'attention' },
  offline: { title: 'No connection', icon: 'disconnected', tone: 'attention' },
  'too-many': { title: 'Too many requests', icon: 'clock', tone: 'attention' },
  'timed-out': { title: 'No answer in time', icon: 'clock', tone: 'attention' },
}

/** What is said of trouble with a name of its own; null = it has none. */
export const namedTrouble = ({ kind }: Trouble): TroubleWords | null => WORDS[kind] ?? null

/** What a page says where its data should be. */
export const troubleWords = (trouble: Trouble): TroubleWords => namedTrouble(trouble) ?? ERROR
