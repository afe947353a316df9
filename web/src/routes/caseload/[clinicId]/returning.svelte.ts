import { afterNavigate, beforeNavigate } from '$app/navigation'
import { tick, untrack } from 'svelte'
import type { Listed } from '../../../lib/people/listed.ts'
import { asLeft, left, nearest } from '../../../lib/caseload/left.ts'
import { leavePlace, placeLeft, returnTo, type Place } from './place.ts'

const CHART = '/chart/[episodeId]'

/**
 * Back from a chart, who was opened there stands where they stood: what was typed to find them, and which row is chosen. Make it while a
 * component is set up; `isShown` says that the rows are there.
 */
export class Returning {
  /** What is typed into the search. */
  words = $state('')
  selected = $state<string | null>(null)
  #back = $state.raw<Place | null>(null)

  constructor(
    clinicId: () => string,
    isShown: () => boolean,
    shown: () => readonly Pick<Listed, 'episodeId' | 'name'>[],
  ) {
    const order = (): readonly string[] => shown().map(({ episodeId }) => episodeId)
    beforeNavigate(({ from, to }) => {
      const episodeId = to?.params?.['episodeId']
      if (to?.route.id !== CHART || episodeId === undefined) return
      leavePlace(clinicId(), episodeId, this.words)
      left.list =
        from && order().includes(episodeId)
          ? {
              ...{ clinicId: clinicId(), from: from.url.pathname + from.url.search, at: episodeId },
              ...asLeft(shown()),
            }
          : null
    })
    afterNavigate(({ from }) => {
      this.#back = from?.route.id === CHART ? placeLeft(clinicId()) : null
      if (this.#back) [this.words, this.selected] = [this.#back.words, this.#back.episodeId]
    })
    $effect(() => {
      const place = this.#back
      if (!place || !isShown()) return
      this.#back = null
      // Who was called from chart to chart comes back to the last one, or to who stands nearest where that one needs nobody any more.
      const { list } = left
      const episodeId = (list?.clinicId === clinicId() && nearest(list, untrack(order))) || place.episodeId
      this.selected = episodeId
      void tick().then(() => returnTo({ ...place, episodeId }))
    })
  }
}
