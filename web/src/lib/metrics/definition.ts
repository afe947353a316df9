import type { Definition } from '../../../../core/metrics/metric.ts'

/** The definition that came with the figures; null where there is none of this name. */
export const definitionOf = (definitions: readonly Definition[], id: string): Definition | null =>
  definitions.find((one) => one.id === id) ?? null

/** The definition of a released figure, where it is the one this release was made by; a release keeps the words it was made with. */
export const definitionAt = <D extends Definition>(version: string, metric: D): D | null =>
  metric.version === version ? metric : null

/** What stands under a definition: which way is better, from how many people on it is to be read, and which definition it is. */
export function smallPrint({ id, version, direction, minimum }: Definition): string {
  const better = direction === null ? '' : `${direction === 'up' ? 'Higher' : 'Lower'} is better. `
  return `${better}To be read from ${minimum} people on. Definition ${id}, version ${version}.`
}
