/**
 * What tabs of one browser tell each other. Never who, never what is shown. A tab that is about to sign out asks whether something typed
 * is `unsaved?` elsewhere, and one where it is answers `unsaved`.
 */
const WORDS = ['activity', 'signed-out', 'unsaved?', 'unsaved'] as const
export type TabWord = (typeof WORDS)[number]

export interface Tabs {
  tell(word: TabWord): void
  close(): void
}

/** Joins the tabs of this site; `heard` is called for words of other tabs only. */
export function joinTabs(heard: (word: TabWord) => void): Tabs {
  const channel = new BroadcastChannel('cairn-session')
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const word = WORDS.find((one) => one === data)
    if (word) heard(word)
  }
  return { tell: (word) => channel.postMessage(word), close: () => channel.close() }
}
