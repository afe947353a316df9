import { powertoolsLog } from '../runtime/log.ts'
import { openClient, type Client } from '../store/client.ts'
import { clinicCohorts } from '../store/clinic-cohorts.ts'
import { directoryStore } from '../store/directory.ts'
import { populationStore } from '../store/population.ts'
import { publishedStore } from '../store/published.ts'
import { clock, formatsOf, settings, type Environment } from './environment.ts'

export function wirePublisher(environment: Environment = process.env, client: Client = openClient()) {
  const env = settings(['DIRECTORY_TABLE', 'POPULATION_TABLE', 'PUBLISHED_TABLE'], environment)
  return {
    ...{ clock, log: powertoolsLog('publish') },
    directory: directoryStore(client, env.DIRECTORY_TABLE, clock),
    cohorts: clinicCohorts(populationStore(client, env.POPULATION_TABLE, formatsOf(environment))),
    published: publishedStore(client, env.PUBLISHED_TABLE),
  }
}
