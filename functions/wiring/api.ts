import { powertoolsLog } from '../runtime/log.ts'
import { auditStore } from '../store/audit.ts'
import { chartStore } from '../store/charts.ts'
import { openClient, type Client } from '../store/client.ts'
import { clinicCohorts } from '../store/clinic-cohorts.ts'
import { draftStore } from '../store/drafts.ts'
import { directoryStore } from '../store/directory.ts'
import { populationStore } from '../store/population.ts'
import { clock, formatsOf, identity, newId, settings, zonesOf, type Environment } from './environment.ts'

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
    drafts: draftStore(client, env.CHARTS_TABLE),
    cohorts: clinicCohorts(populationStore(client, env.POPULATION_TABLE, formats)),
    audit: auditStore(client, env.AUDIT_TABLE),
  }
}
