import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { DEFAULT_WRITE_FORMAT, WRITE_FORMATS, writeFormatOf, type Formats } from '../../core/formats.ts'
import { auditStore } from '../store/audit.ts'
import { chartStore } from '../store/charts.ts'
import { openClient, type Client } from '../store/client.ts'
import { clinicCohorts } from '../store/clinic-cohorts.ts'
import { directoryStore, type DirectoryStore } from '../store/directory.ts'
import { populationStore } from '../store/population.ts'
import { rowStore } from '../store/rows.ts'
import { publishedStore } from '../store/published.ts'
import { powertoolsLog } from './log.ts'
import { tokenReader } from './token.ts'

/**
 * The only reader of environment, clock and ids. Each function parses what it needs, once per container and on the first call:
 * a missing setting fails there with its name, and importing a module does nothing.
 */
const clock = (): Date => new Date()
/** 32 hexadecimal digits: opaque, safe in a key, a URL and a spreadsheet. */
const newId = (): string => randomUUID().replaceAll('-', '')

type Environment = Readonly<Record<string, string | undefined>>

/** The named settings; throws with the names (never the values) of those that are missing. */
function settings<const Names extends readonly string[]>(
  names: Names,
  environment: Environment,
): Record<Names[number], string> {
  const shape = Object.fromEntries(names.map((name) => [name, z.string().check(z.minLength(1))]))
  const read = z.object(shape).safeParse(environment)
  if (read.success) return read.data as Record<Names[number], string>
  throw new Error(`Set these in the environment: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`)
}

/** The formats this deployment writes (the stack setting `writeFormat`). Throws with what can be chosen. */
const formatsOf = ({ WRITE_FORMAT }: Environment): Formats =>
  WRITE_FORMATS[WRITE_FORMAT === undefined ? DEFAULT_WRITE_FORMAT : writeFormatOf(WRITE_FORMAT)]

const zonesOf = (directory: DirectoryStore) => async (clinicId: string) =>
  (await directory.lists()).clinics.get(clinicId)?.zone ?? null

/** Makes something on first use and keeps it for the life of the container. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

const identity = (env: { ISSUER: string; CLIENT_ID: string }) =>
  tokenReader({ issuer: env.ISSUER, clientId: env.CLIENT_ID, clock })

/** `client` lets a test put a fault between the function and its tables. */
export function wireApi(environment: Environment = process.env, client: Client = openClient()) {
  const env = settings(
    ['DIRECTORY_TABLE', 'CHARTS_TABLE', 'POPULATION_TABLE', 'AUDIT_TABLE', 'ISSUER', 'CLIENT_ID', 'MRN_KEY'],
    environment,
  )
  const formats = formatsOf(environment)
  const directory = directoryStore(client, env.DIRECTORY_TABLE, clock)
  const tables = { charts: env.CHARTS_TABLE, audit: env.AUDIT_TABLE, formats }
  return {
    ...{ clock, newId, log: powertoolsLog('api'), readToken: identity(env), mrnKey: env.MRN_KEY },
    directory,
    charts: chartStore(client, tables, zonesOf(directory)),
    cohorts: clinicCohorts(populationStore(client, env.POPULATION_TABLE, formats)),
    audit: auditStore(client, env.AUDIT_TABLE),
  }
}

export function wirePayer(environment: Environment = process.env, client: Client = openClient()) {
  const env = settings(['DIRECTORY_TABLE', 'PUBLISHED_TABLE', 'AUDIT_TABLE', 'ISSUER', 'CLIENT_ID'], environment)
  return {
    ...{ clock, newId, log: powertoolsLog('payer'), readToken: identity(env) },
    directory: directoryStore(client, env.DIRECTORY_TABLE, clock),
    published: publishedStore(client, env.PUBLISHED_TABLE),
    audit: auditStore(client, env.AUDIT_TABLE),
  }
}

export function wireProjector(environment: Environment = process.env, client: Client = openClient()) {
  const env = settings(['CHARTS_TABLE', 'POPULATION_TABLE'], environment)
  const formats = formatsOf(environment)
  return {
    ...{ clock, newId, log: powertoolsLog('project') },
    // Reads summary rows only: no entry needs to know its clinic's zone.
    charts: chartStore(client, { charts: env.CHARTS_TABLE, audit: '', formats }, () => Promise.resolve(null)),
    population: populationStore(client, env.POPULATION_TABLE, formats),
  }
}

/** What folds charts anew: the rebuild, and the nightly run which only compares. */
export function wireRebuild(environment: Environment = process.env, client: Client = openClient()) {
  const env = settings(['DIRECTORY_TABLE', 'CHARTS_TABLE', 'POPULATION_TABLE'], environment)
  const formats = formatsOf(environment)
  const directory = directoryStore(client, env.DIRECTORY_TABLE, clock)
  const tables = { charts: env.CHARTS_TABLE, audit: '', formats }
  return {
    ...{ clock, newId, log: powertoolsLog('rebuild'), directory, formats },
    charts: chartStore(client, tables, zonesOf(directory)),
    rows: rowStore(client, env.CHARTS_TABLE, formats),
    population: populationStore(client, env.POPULATION_TABLE, formats),
  }
}

export function wireNightly(environment: Environment = process.env, client: Client = openClient()) {
  return { ...wireRebuild(environment, client), log: powertoolsLog('nightly') }
}

export function wirePublisher(environment: Environment = process.env, client: Client = openClient()) {
  const env = settings(['DIRECTORY_TABLE', 'POPULATION_TABLE', 'PUBLISHED_TABLE'], environment)
  return {
    ...{ clock, log: powertoolsLog('publish') },
    directory: directoryStore(client, env.DIRECTORY_TABLE, clock),
    cohorts: clinicCohorts(populationStore(client, env.POPULATION_TABLE, formatsOf(environment))),
    published: publishedStore(client, env.PUBLISHED_TABLE),
  }
}
