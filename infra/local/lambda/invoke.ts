import { functionNamed } from '../template/functions.ts'
import type { Plan } from '../template/plan.ts'
import type { Lambda } from './functions.ts'

/** Invokes by short name (`publish`) and gives back what the function returned; throws when it failed. */
export function makeInvoke(plan: Plan, lambda: Lambda): (name: string, event?: unknown) => Promise<unknown> {
  return async (name, event = {}) => {
    const outcome = await lambda.invoke(functionNamed(plan.functions, name), event)
    if (!outcome.ok) throw new Error(`${name} ${outcome.reason}: ${outcome.message}`)
    return JSON.parse(outcome.payload) as unknown
  }
}
