import { powertoolsLog } from '../runtime/log.ts'
import { chartStore } from '../store/charts.ts'
import { openClient, type Client } from '../store/client.ts'
import { populationStore } from '../store/population.ts'
import { clock, formatsOf, newId, settings, type Environment } from './environment.ts'

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
