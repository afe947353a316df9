import type { Operated } from './actions/operating/asked.ts'
import { operate } from './actions/operating/operate.ts'
import { once } from './wiring/environment.ts'
import { wireOperate } from './wiring/operate.ts'

const deps = once(wireOperate)

export const handler = (asked: unknown, { awsRequestId }: { readonly awsRequestId: string }): Promise<Operated> =>
  operate(deps(), asked, awsRequestId)
