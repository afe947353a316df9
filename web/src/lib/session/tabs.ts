/** What tabs of one browser tell each other. Never who, never what is shown. */
export type TabWord = 'activity' | 'signed-out'

export interface Tabs {
  tell(word: TabWord): void
  close(): void
}

/** Joins the tabs of this site; `heard` is called for words of other tabs only. */
export function joinTabs(heard: (word: TabWord) => void): Tabs {
  const channel = new BroadcastChannel('cairn-session')
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'activity' || data === 'signed-out') heard(data)
  }
  return { tell: (word) => channel.postMessage(word), close: () => channel.close() }
}
