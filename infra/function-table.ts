import type { Access } from './access.ts'
import type { TableName } from './tables.ts'

/** What makes a function run, and what its alarm says where it did not. */
export type Runs =
  /** Requests of the routes whose edge bears the function's name. */
  | { readonly on: 'requests'; readonly failing: string }
  /** Changes of summary rows, as the Charts stream tells them. */
  | { readonly on: 'chart-changes'; readonly failing: string }
  /** A quarter past an hour (UTC) of every day. `runbook` begins the names of its sections in docs/runbook.md. */
  | { readonly on: 'schedule'; readonly hour: string; readonly missed: string; readonly runbook: string }
  /** A command of infra/operate, which tells whoever asked what came of it: no alarm. `asks` says so of the stack's output. */
  | { readonly on: 'asked'; readonly asks: string }

/** Everything that is decided about one Lambda function. */
export interface FunctionRow {
  /** Construct id. It is part of logical ids: with another one CloudFormation makes another function. */
  readonly id: string
  /** What the console says of it. */
  readonly description: string
  readonly timeoutSeconds: number
  /** Memory also decides the share of a processor. */
  readonly memoryMegabytes: number
  /** What it may do with which table. A table that is not named here is out of its reach, in rights and in settings. */
  readonly tables: Readonly<Partial<Record<TableName, Access>>>
  /** Whose tokens to believe, under which key record numbers are looked up, in which formats to write. */
  readonly settings: readonly ('sign-in' | 'mrn-key' | 'write-format')[]
  readonly runs: Runs
}

/** HTTP API gives up after 30 s; the function should be the one that answers. */
const REQUEST = { timeoutSeconds: 29, memoryMegabytes: 1024 } as const
const BATCH = { timeoutSeconds: 120, memoryMegabytes: 1024 } as const
const JOB = { timeoutSeconds: 900, memoryMegabytes: 1024 } as const

/**
 * The Lambda functions: `<name>` is the file functions/<name>.ts. A function more is a row more and that file: bundles, roles,
 * settings, schedules, alarms, outputs and the local start follow from the row. The trust zones show here: the payer function names
 * neither Charts nor Population, and Audit is only ever added to.
 */
export const FUNCTIONS = {
  api: {
    ...{ id: 'Api', ...REQUEST, description: 'Serves clinics: caseloads, charts, imports, population figures' },
    tables: { Directory: 'read', Charts: 'write', Population: 'read', Audit: 'put' },
    settings: ['sign-in', 'mrn-key', 'write-format'],
    runs: {
      on: 'requests',
      failing: 'Clinics see "something went wrong"; nothing of the failed request was saved.',
    },
  },
  payer: {
    ...{ id: 'Payer', ...REQUEST, description: 'Serves payers: released figures for their own members' },
    tables: { Directory: 'read', Published: 'read', Audit: 'put' },
    settings: ['sign-in'],
    runs: { on: 'requests', failing: 'Payers cannot open their figures. Clinics are not touched.' },
  },
  settings: {
    ...{ id: 'Settings', ...REQUEST, description: 'Serves settings of clinics: what holds, what others would change' },
    tables: { Directory: 'read-choose', Charts: 'read', Audit: 'put' },
    settings: ['sign-in'],
    runs: { on: 'requests', failing: 'Settings cannot be read or chosen. Caseloads and charts are not touched.' },
  },
  project: {
    ...{ id: 'Project', ...BATCH, description: 'Recomputes the population blocks whose charts changed' },
    tables: { Charts: 'read', Population: 'read-put' },
    settings: ['write-format'],
    runs: {
      on: 'chart-changes',
      failing: 'Access figures may be older than the charts. Caseloads and charts are right.',
    },
  },
  nightly: {
    ...{ id: 'Nightly', ...JOB, description: 'Recomputes every population block and compares a sample of charts' },
    tables: { Directory: 'read', Charts: 'read', Population: 'read-put' },
    settings: ['write-format'],
    runs: {
      on: 'schedule',
      // Past midnight in Honolulu, so that every clinic's day is over.
      hour: '10',
      missed: 'Access figures were not reconciled with the charts last night.',
      runbook: 'nightly-run',
    },
  },
  publish: {
    ...{ id: 'Publish', ...JOB, description: 'Releases a quarter to each plan, suppressed, once its lag is over' },
    tables: { Directory: 'read', Population: 'read', Published: 'read-put' },
    settings: [],
    runs: {
      on: 'schedule',
      // After the nightly run, from blocks it has just made good.
      hour: '11',
      missed: 'A release that payers wait for may be late. No unsuppressed figure leaves.',
      runbook: 'publishing',
    },
  },
  rebuild: {
    ...{
      id: 'Rebuild',
      ...JOB,
      description: 'Folds charts anew into summary rows and population blocks, when asked',
    },
    tables: { Directory: 'read', Charts: 'rebuild', Population: 'read-put', Audit: 'put' },
    settings: ['write-format'],
    runs: { on: 'asked', asks: 'npm run rebuild' },
  },
  operate: {
    ...{
      id: 'Operate',
      ...{ timeoutSeconds: 60, memoryMegabytes: 512 },
      description: 'Changes memberships, clinics, plans and settings on record, when an operator asks',
    },
    tables: { Directory: 'read-put', Audit: 'put' },
    settings: [],
    runs: { on: 'asked', asks: 'npm run member and npm run network' },
  },
} as const satisfies Readonly<Record<string, FunctionRow>>

export type FunctionName = keyof typeof FUNCTIONS
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as FunctionName[]
/** The rows in order, with their names. */
export const FUNCTION_ROWS: readonly (readonly [FunctionName, FunctionRow])[] = FUNCTION_NAMES.map((name) => [
  name,
  FUNCTIONS[name],
])
