import { operate } from '../../../functions/actions/operating/operate.ts'
import type { Ask } from '../../../functions/actions/operating/asked.ts'
import { wireOperate } from '../../../functions/wiring/operate.ts'
import type { Client } from '../../../functions/store/client.ts'
import { told } from '../../../infra/operate/ask.ts'
import { TABLES } from './engine.ts'

/** What an operator is told, in the lines of the terminal. */
export type Told = ReturnType<typeof told>

/** Asks the operate function's action, wired as the function wires it, at an instant. */
export const operating =
  (client: Client) =>
  async (ask: Ask, at: Date = new Date(), about: { operator?: string; reason?: string } = {}): Promise<Told> => {
    const deps = { ...wireOperate(TABLES, client), clock: () => at }
    return told(await operate(deps, { operator: 'tester', reason: 'a test', ...about, ask }, 'request-1'))
  }
