import { afterAll } from 'vitest'
import { apiEdge } from '../../../functions/edges/api.ts'
import type { HttpHandler } from '../../../functions/runtime/edge.ts'
import { wireApi } from '../../../functions/wiring/api.ts'
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts'
import { openHouse, type House } from './house.ts'

export interface FaultyHouse {
  readonly house: House
  readonly proxy: FaultProxy
  /** The API whose tables lie behind the faults. */
  readonly api: HttpHandler
}

/** For the tests of one file: all of it closes after them. */
export async function openFaultyHouse(): Promise<FaultyHouse> {
  const house = await openHouse()
  const proxy = await startFaultProxy(house.engine.endpoint)
  afterAll(async () => {
    await proxy.stop()
    await house.stop()
  })
  return { house, proxy, api: apiEdge(wireApi(house.environment, proxy.client)) }
}
