import { powertoolsLog } from '../runtime/log.ts'
import { auditStore } from '../store/audit.ts'
import { chartStore } from '../store/charts.ts'
import { openClient, type Client } from '../store/client.ts'
import { directoryStore } from '../store/directory.ts'
import { populationStore } from '../store/population.ts'
import { rowStore } from '../store/rows.ts'
import { clock, formatsOf, newId, settings, zonesOf, type Environment } from './environment.ts'

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

/** The rebuild as an operator asks for it. */
export function wireRebuildOnRecord(environment: Environment = process.env, client: Client = openClient()) {
  const { AUDIT_TABLE } = settings(['AUDIT_TABLE'], environment)
  return { ...wireRebuild(environment, client), audit: auditStore(client, AUDIT_TABLE) }
}
