import { keptForSession } from '../../../lib/session/kept.ts'
import { Choosing } from './choosing.svelte.ts'

const byClinic = new Map<string, Choosing>()
keptForSession({
  isUnsaved: () => [...byClinic.values()].some((one) => one.isTyped),
  forget: () => byClinic.clear(),
})

/** What is typed of a clinic stays while other pages are looked at. */
export function choosingAt(clinicId: string): Choosing {
  const known = byClinic.get(clinicId) ?? new Choosing(clinicId)
  byClinic.set(clinicId, known)
  return known
}
