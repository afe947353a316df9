import { Logger } from '@aws-lambda-powertools/logger'

/** All that is ever logged of a request. No id of a person, no header, no body, no query: logs outlive and outreach the data. */
export interface RequestLine {
  readonly requestId: string
  readonly route: string
  readonly status: number
  readonly kind: string
  readonly milliseconds: number
}
/** An error by its name and the places it passed. Its message is left out: messages quote what they could not read. */
export interface FaultLine {
  readonly requestId: string
  readonly route: string
  readonly fault: string
  readonly places: readonly string[]
}
/** A background job: which, how many of what, how long. */
export interface JobLine {
  readonly job: string
  readonly done: number
  readonly failed: number
  readonly milliseconds: number
}
/** A part of a job that was not done: where it belongs (a clinic, a month, a plan, a quarter; opaque ids), and why. */
export interface WorkLine {
  readonly job: string
  readonly clinicId: string | null
  /** What of it: a month, a plan and quarter, an episode's opaque id. */
  readonly part: string
  readonly fault: string
  readonly places: readonly string[]
}
export interface Log {
  readonly request: (line: RequestLine) => void
  readonly fault: (line: FaultLine) => void
  readonly job: (line: JobLine) => void
  readonly undone: (line: WorkLine) => void
}

/** Frames only: the first lines of a stack repeat the message. */
export function placesOf(error: unknown): string[] {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((l) => /^\s+at /.test(l)) : []
  return frames.slice(0, 12).map((frame) => frame.trim())
}
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

export function powertoolsLog(service: string): Log {
  const logger = new Logger({ serviceName: service })
  return {
    request: ({ requestId, route, status, kind, milliseconds }) =>
      logger.info('request', { requestId, route, status, kind, milliseconds }),
    fault: ({ requestId, route, fault, places }) => logger.error('fault', { requestId, route, fault, places }),
    undone: ({ job, clinicId, part, fault, places }) => logger.error('undone', { job, clinicId, part, fault, places }),
    job: ({ job, done, failed, milliseconds }) => logger.info('job', { job, done, failed, milliseconds }),
  }
}
