import { mkdirSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { buildAssembly } from './build/build.ts'
import { openEngine } from './engine/open.ts'
import { makeHttpApi } from './gateway/api.ts'
import { makeEdge } from './gateway/edge.ts'
import { listen, listenerFor } from './gateway/server.ts'
import type { Listening } from './gateway/server.ts'
import { makeIdentityProvider } from './identity/provider.ts'
import { signIn } from './identity/sign-in.ts'
import type { Tokens } from './identity/sign-in.ts'
import { startLambda } from './lambda/functions.ts'
import type { Lambda } from './lambda/functions.ts'
import { lambdaEndpoint } from './lambda/endpoint.ts'
import { announce, findRunning, withdraw } from './running.ts'
import { startScheduler } from './schedule/scheduler.ts'
import { makeInvoke } from './lambda/invoke.ts'
import { rebuildOld } from './rebuild-old.ts'
import { seedDemo } from './seed-demo.ts'
import { keptSecrets } from './state.ts'
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
  readonly dynamodbEndpoint?: string
  readonly progress?: (step: string) => void
  /** Hears what happens after the doors are open, in sentences for whoever started it. */
  readonly onNotice?: (sentence: string) => void
  readonly onFault?: (error: unknown) => void
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

/** Something of ours runs on this state already. */
export class AlreadyRunning extends Error {
  readonly url: string
  constructor(url: string) {
    super(`Cairn is already running at ${url}`)
    this.url = url
  }
}

const STOP_LIMIT_MS = 5000

/** Runs what the template says, and nothing else: tables, functions, routes, headers, stream, schedule, site, sign-in. */
export async function startAssembly(options: AssemblyOptions): Promise<Assembly> {
  const { dir, progress = () => undefined, onNotice = () => undefined, onFault = () => undefined } = options
  mkdirSync(dir, { recursive: true })
  const other = await findRunning(dir)
  if (other) throw new AlreadyRunning(other.url)
  const closers: (() => unknown)[] = []
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    return await start({ ...options, progress, onNotice, onFault }, closers, closeAll)
  } catch (error) {
    await closeAll()
    throw error
  }
}

type Told = AssemblyOptions & Required<Pick<AssemblyOptions, 'progress' | 'onNotice' | 'onFault'>>

async function start(options: Told, closers: (() => unknown)[], stop: () => Promise<void>): Promise<Assembly> {
  const { dir, progress, onNotice, onFault } = options
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
  const engine = await openEngine({ dir, tables: plan.tables, endpoint: options.dynamodbEndpoint })
  closers.push(() => engine.stop())
  const lambda = startLambda({
    definitions: plan.functions,
    dynamodbEndpoint: engine.endpoint,
    logDir: join(dir, 'logs'),
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
  const rebuildFunction = plan.functions.find(({ id }) => id.includes('Rebuild'))?.id
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
    ...(rebuildFunction === undefined ? {} : { rebuildFunction }),
  })
  closers.push(() => withdraw(dir))
  if (rebuildFunction !== undefined) closers.push(rebuildOld(invoke, { onNotice, onFault }))
  const tokensFor = (user: string): Promise<Tokens> => signIn({ issuer, clientId, redirectUri, scope, user })
  return {
    url,
    issuer,
    endpoint: engine.endpoint,
    tables,
    plan,
    lambda,
    gateway,
    tokensFor,
    tokenFor: async (user) => (await tokensFor(user)).access_token,
    invoke,
    stop,
  }
}

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
  const scheduler = startScheduler({ runs: plan.schedules, invoke: lambda.invoke, stateDir: dir })
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
