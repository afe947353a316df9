import { makeNetwork, type DemoNetwork } from '../../../infra/demo/network.ts'

/** The day whose network the tests look at. */
export const TODAY = '2026-11-23'
export const managers = (clinicId: string): string => `cm-${clinicId}`

let made: DemoNetwork | undefined
/** The demo network of that day, made once for all files of a worker: they read it. */
export const demoNetwork = (): DemoNetwork => (made ??= makeNetwork(TODAY, managers))
