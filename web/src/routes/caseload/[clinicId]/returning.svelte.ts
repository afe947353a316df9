import { afterNavigate, beforeNavigate } from '$app/navigation'
import { tick } from 'svelte'
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

  constructor(clinicId: () => string, isShown: () => boolean) {
    beforeNavigate(({ to }) => {
      const episodeId = to?.params?.['episodeId']
      if (to?.route.id === CHART && episodeId !== undefined) leavePlace(clinicId(), episodeId, this.words)
    })
    afterNavigate(({ from }) => {
      this.#back = from?.route.id === CHART ? placeLeft(clinicId()) : null
      if (this.#back) [this.words, this.selected] = [this.#back.words, this.#back.episodeId]
    })
    $effect(() => {
      const place = this.#back
      if (!place || !isShown()) return
      this.#back = null
      void tick().then(() => returnTo(place))
    })
  }
}
