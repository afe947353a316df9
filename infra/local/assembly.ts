import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { PlainFault } from '../command-line.ts'
import { FUNCTION_ROWS } from '../function-table.ts'
import { buildAssembly } from './build/build.ts'
import { watchDisk } from './disk-watch.ts'
import { openEngine } from './engine/open.ts'
import { plainly } from './faults.ts'
import { makeHttpApi } from './gateway/api.ts'
import { makeEdge } from './gateway/edge.ts'
import { listen, listenerFor } from './gateway/server.ts'
import type { Listening } from './gateway/server.ts'
import { makeIdentityProvider } from './identity/provider.ts'
import { signIn } from '../machine/sign-in.ts'
import type { Tokens } from '../machine/sign-in.ts'
import { startLambda } from './lambda/functions.ts'
import type { Lambda } from './lambda/functions.ts'
import { lambdaEndpoint } from './lambda/endpoint.ts'
import { FolderOwned, ownFolder } from './owner.ts'
import { announce, findRunning, withdraw } from '../machine/running.ts'
import { startScheduler } from './schedule/scheduler.ts'
import { makeInvoke } from './lambda/invoke.ts'
import { rebuildOld } from './rebuild-old.ts'
import { seedDemo } from './seed-demo.ts'
import { keptSecrets } from './kept-secrets.ts'
import { openCheckpoints } from './stream/checkpoints.ts'
import { startPump } from './stream/pump.ts'
import { readPlan } from './template/plan.ts'
import type { Plan } from './template/plan.ts'

export interface AssemblyOptions {
  /** Where data, keys and logs live: .cairn for a person, a temporary folder for a test. */
  readonly dir: string
  /** Folder of a synthesised assembly; without one it is built, or reused while its inputs are unchanged. */
  readonly template?: string
  /** Port of site and API, and of the identity provider; 0 takes free ones. */
  readonly port: number
  readonly authPort: number
  /** Load the demo network into an empty store. */
  readonly seed?: boolean
  /** Another DynamoDB-compatible engine in place of the embedded one. */
  readonly dynamodbEndpoint?: string | undefined
  readonly progress?: (step: string) => void
  readonly onFault?: (error: unknown) => void
  /** What runs it, as it is typed; `npm start` unless told. */
  readonly command?: string
  /** Gets one sentence for the console where something happened that a person should know. */
  readonly notice?: (sentence: string) => void
  /** Called when it cannot go on; the caller stops it and says why. */
  readonly onEnd?: (fault: PlainFault) => void
  /** Takes over the site's own files, for development. */
  readonly site?: RequestListener
}

/** A running product. */
export interface Assembly {
  readonly url: string
  readonly issuer: string
  /** Address of the database engine, and the physical name of each table by its short one (`Charts`). */
  readonly endpoint: string
  readonly tables: Readonly<Record<string, string>>
  /** File of the embedded engine; null with another engine. */
  readonly dbPath: string | null
  readonly plan: Plan
  readonly lambda: Lambda
  readonly gateway: Listening
  /** Signs a demo user in and answers the tokens, or only the access token. */
  tokensFor(user: string): Promise<Tokens>
  tokenFor(user: string): Promise<string>
  /** Runs a function by its short name with an event; throws when it fails. */
  invoke(name: string, event?: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** Another process runs the product on this state, or is about to. */
export class AlreadyRunning extends PlainFault {
  override readonly exitCode = 0
}

const STOP_LIMIT_MS = 5000

/**
 * Runs what the template says, and nothing else: tables, functions, routes, headers, stream, schedule, site, sign-in. Owns the folder
 * as long as it runs. Throws AlreadyRunning, FolderOwned, or one plain sentence where folder, disk or port cannot be used.
 */
export async function startAssembly(options: AssemblyOptions): Promise<Assembly> {
  const {
    dir,
    command = 'npm start',
    progress = nothing,
    onFault = nothing,
    notice = nothing,
    onEnd = nothing,
  } = options
  const closers: (() => unknown)[] = [await takeFolder(dir, command)]
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    return await start({ ...options, progress, onFault, notice, onEnd }, closers, closeAll)
  } catch (error) {
    await closeAll()
    throw plainly(error, dir)
  }
}

const nothing = (): void => undefined
/** These run the product, and so are worth waiting for; the other owners of a folder are in its way. */
const RUNNERS = ['npm start', 'npm run dev']

async function takeFolder(dir: string, command: string): Promise<() => void> {
  try {
    const release = await ownFolder(dir, command)
    // Left by one that was killed.
    withdraw(dir)
    return release
  } catch (error) {
    if (!(error instanceof FolderOwned)) throw error
    const running = await findRunning(dir)
    if (running) throw new AlreadyRunning(`Cairn is already running at ${running.url}.`)
    const { owner } = error
    if (!owner || !RUNNERS.includes(owner.command)) throw error
    throw new AlreadyRunning(
      `Cairn is already starting on this data (process ${owner.pid}): wait until it says that it is ready.`,
    )
  }
}

type Told = AssemblyOptions & Required<Pick<AssemblyOptions, 'progress' | 'onFault' | 'notice' | 'onEnd'>>

async function start(options: Told, closers: (() => unknown)[], stop: () => Promise<void>): Promise<Assembly> {
  const { dir, progress, onFault, notice, onEnd } = options
  // Ports first: addresses are part of what the template resolves to. Requests wait until there is somebody to answer.
  const siteReady = Promise.withResolvers<RequestListener>()
  const authReady = Promise.withResolvers<RequestListener>()
  const gateway = await listen((...pair) => void siteReady.promise.then((handle) => handle(...pair)), options.port)
  closers.push(() => gateway.close())
  const auth = await listen((...pair) => void authReady.promise.then((handle) => handle(...pair)), options.authPort)
  closers.push(() => auth.close())
  const url = `http://localhost:${gateway.port}`
  const issuer = `http://localhost:${auth.port}`

  const template = options.template ?? (await buildAssembly({ progress }))
  const plan = readPlan(template, { site: url, issuer, secret: keptSecrets(dir) })
  progress('Opening the database')
  const { tables: definitions } = plan
  const watch = { notice, onFault, giveUp: onEnd }
  const engine = await openEngine({ dir, tables: definitions, endpoint: options.dynamodbEndpoint, ...watch })
  closers.push(() => engine.stop())
  closers.push(watchDisk(dir, notice, onFault))
  const lambda = startLambda({
    definitions: plan.functions,
    dynamodbEndpoint: engine.endpoint,
    logDir: join(dir, 'logs'),
    onFault,
  })
  closers.push(() => lambda.stop())
  const invoke = makeInvoke(plan, lambda)
  if (options.seed === true) await seedDemo({ plan, dir, dbPath: engine.dbPath, invoke, progress })

  progress('Opening the doors')
  closers.push(startBackground(plan, lambda, { dir, endpoint: engine.endpoint, onFault }))
  const { client } = plan
  authReady.resolve(await makeIdentityProvider({ issuer, site: url, client, stateDir: dir, onFault }))
  const edge = makeEdge({ edge: plan.edge, filesOf: plan.filesOf, api: makeHttpApi(plan.api, lambda.invoke) })
  const site = listenerFor(edge, onFault)
  siteReady.resolve(options.site ? inFrontOf(site, options.site) : site)

  const redirectUri = client.callbackUrls[0] ?? url
  const scope = client.scopes.join(' ')
  const tables = plan.tableNames
  const { clientId } = client
  const functions = askedFunctions(plan)
  const invocations = await listen(lambdaEndpoint(lambda.invoke), 0)
  closers.push(() => invocations.close())
  announce(dir, {
    pid: process.pid,
    url,
    issuer,
    clientId,
    redirectUri,
    scope,
    dynamodbEndpoint: engine.endpoint,
    tables,
    lambdaEndpoint: `http://localhost:${invocations.port}`,
    functions,
  })
  closers.push(() => withdraw(dir))
  if (functions['rebuild'] !== undefined) closers.push(rebuildOld(invoke, { notice, onFault }))
  const tokensFor = (user: string): Promise<Tokens> => signIn({ issuer, clientId, redirectUri, scope, user })
  return {
    url,
    issuer,
    endpoint: engine.endpoint,
    tables,
    dbPath: engine.dbPath,
    plan,
    lambda,
    gateway,
    tokensFor,
    tokenFor: async (user) => (await tokensFor(user)).access_token,
    invoke,
    stop,
  }
}

/** Logical id by name of the functions that commands ask; a template may lack them. */
const askedFunctions = ({ functions }: Plan): Record<string, string> =>
  Object.fromEntries(
    FUNCTION_ROWS.filter(([, { runs }]) => runs.on === 'asked').flatMap(([name, row]) => {
      const found = functions.find(({ id }) => id.startsWith(`Functions${row.id}`))
      return found ? [[name, found.id]] : []
    }),
  )

interface Background {
  readonly dir: string
  readonly endpoint: string
  readonly onFault: (error: unknown) => void
}

/** Stream mappings and schedules; returns how to stop them. */
function startBackground(plan: Plan, lambda: Lambda, { dir, endpoint, onFault }: Background): () => Promise<void> {
  const checkpoints = openCheckpoints(dir)
  const pumps = plan.mappings.map((mapping) =>
    startPump({
      mapping,
      tableName: plan.tables.find(({ id }) => id === mapping.tableId)?.name ?? mapping.tableId,
      endpoint,
      invoke: (event) => lambda.invoke(mapping.functionId, event),
      checkpoints,
      queueDir: join(dir, 'queues'),
      onFault,
    }),
  )
  const scheduler = startScheduler({ runs: plan.schedules, invoke: lambda.invoke, stateDir: dir, onFault })
  return async () => {
    scheduler.stop()
    // A batch that is not done by then is delivered again at the next start.
    const limit = new Promise((resolve) => setTimeout(resolve, STOP_LIMIT_MS).unref())
    await Promise.race([Promise.all(pumps.map((pump) => pump.stop())), limit])
  }
}

/** The API and its settings stay ours; the rest of the site is the other listener's. */
const inFrontOf =
  (ours: RequestListener, files: RequestListener): RequestListener =>
  (request, response) =>
    /^\/(api\/|config\.json$)/.test(request.url ?? '') ? ours(request, response) : files(request, response)
