import { PlainFault, runCommand } from '../command-line.ts'
import { makeSteps } from './console.ts'
import { plainly } from './faults.ts'
import { startSettings } from './settings.ts'
import { stateDir } from '../machine/state-dir.ts'

const COMMAND = 'npm run seed'
const HELP = `${COMMAND}

Loads the demo network into the empty store of a stopped Cairn, as the first npm start does, and ends.
It goes into .cairn, or into the folder that CAIRN_DIR names. A store that holds anything is left as it is: npm run reset empties it.`

const steps = makeSteps((text) => process.stdout.write(text))

/** Loads the network through an assembly of its own on free ports: releases are made by the publish function. */
async function seed(dir: string): Promise<void> {
  const progress = steps.begin
  const { startAssembly } = await import('./assembly.ts')
  const assembly = await startAssembly({ dir, port: 0, authPort: 0, progress, command: COMMAND })
  try {
    const { Directory = '', Charts = '', Population = '' } = assembly.tables
    const { dbPath, plan, invoke } = assembly
    const [{ isEmpty }, { seedDemo }] = await Promise.all([import('../demo/seed.ts'), import('./seed-demo.ts')])
    if (dbPath === null || !isEmpty({ dbPath, tables: { Directory, Charts, Population } }))
      throw new PlainFault(
        `The store in ${dir} is not empty, and nothing was changed: npm run reset empties it, then seed it again.`,
      )
    await seedDemo({ plan, dir, dbPath, invoke, progress })
  } catch (error) {
    throw plainly(error, dir)
  } finally {
    await assembly.stop()
  }
}

await runCommand({ command: COMMAND, help: HELP }, async () => {
  if (startSettings().dynamodbEndpoint !== undefined)
    throw new PlainFault('The demo network is loaded into the embedded engine only: unset AWS_ENDPOINT_URL_DYNAMODB.')
  try {
    await seed(stateDir())
  } catch (error) {
    // Not seeded is not done, whoever runs there.
    const { AlreadyRunning } = await import('./assembly.ts')
    if (error instanceof AlreadyRunning)
      throw new PlainFault(
        'Cairn runs or starts on this data already, so nothing was changed: stop it first (Ctrl-C where it runs).',
      )
    throw error
  } finally {
    steps.end()
  }
  process.stdout.write('The demo network is ready: npm start.\n')
})
