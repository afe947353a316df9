import * as z from 'zod'
import { functionIn } from './functions.ts'
import type { FunctionDefinition } from './functions.ts'
import type { Resolver } from './resolve.ts'
import { resourcesOfType } from './template.ts'
import type { Resources } from './template.ts'

const Target = z.object({ Arn: z.string(), Input: z.string().optional() })
const Rule = z.object({
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(Target).default([]),
})
const SchedulerSchedule = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.string().default('ENABLED'),
  Target,
})

/** A function that runs by the clock. `expression` is cron(...) or rate(...). */
export interface ScheduledRun {
  readonly id: string
  readonly functionId: string
  readonly expression: string
  readonly zone: string
  /** The event it gets; null for EventBridge's own "Scheduled Event". */
  readonly input: string | null
}

/** EventBridge rules with a schedule, and EventBridge Scheduler schedules. */
export function schedulesOf(
  resources: Resources,
  resolver: Resolver,
  functions: readonly FunctionDefinition[],
): ScheduledRun[] {
  const run = (id: string, target: z.infer<typeof Target>, expression: string, zone: string): ScheduledRun => ({
    id,
    functionId: functionIn(functions, target.Arn),
    expression,
    zone,
    input: target.Input ?? null,
  })
  const rules = resourcesOfType(resources, 'AWS::Events::Rule').flatMap(([id, written]) => {
    const { ScheduleExpression: expression, State, Targets } = Rule.parse(resolver.value(written))
    return expression === undefined || State !== 'ENABLED'
      ? []
      : Targets.map((target) => run(id, target, expression, 'UTC'))
  })
  const schedules = resourcesOfType(resources, 'AWS::Scheduler::Schedule').flatMap(([id, written]) => {
    const schedule = SchedulerSchedule.parse(resolver.value(written))
    if (schedule.State !== 'ENABLED') return []
    return [run(id, schedule.Target, schedule.ScheduleExpression, schedule.ScheduleExpressionTimezone)]
  })
  return [...rules, ...schedules]
}
