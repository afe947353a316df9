import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { PlainFault } from '../../command-line.ts'
import { ROOT } from '../build/build.ts'
import { freeBytes } from '../disk-watch.ts'
import { dynoxideBinary } from '../../machine/engine-binary.ts'
import { isDatabase } from '../engine/database-file.ts'
import { plainly, SENTENCES } from '../faults.ts'
import { listen } from '../gateway/server.ts'
import { prepareFolder, presentOwner } from '../owner.ts'
import { findRunning } from '../../machine/running.ts'
import { startSettings } from '../settings.ts'
import { stateDir } from '../../machine/state-dir.ts'
import { finding } from './finding.ts'
import type { Finding } from './finding.ts'

const run = promisify(execFile)
/** What a first start writes: the demo network and its log about 60 MB, a build 30. */
const ROOM_BYTES = 150_000_000
const LIMIT_MS = 20_000

/** Looks at all that npm start needs here, and at what the tests need besides. */
export async function examine(): Promise<Finding[]> {
  const dir = stateDir()
  const { port, authPort, dynamodbEndpoint } = startSettings()
  const isOurs = (await findRunning(dir)) !== null || (await isOwned(dir))
  const portFree = (number: number) => () => (isOurs ? `${number}: Cairn runs here now` : free(number))
  return [
    await finding('Node', node),
    await finding('npm', async () => (await run('npm', ['--version'], { timeout: LIMIT_MS })).stdout.trim(), 'NOTE'),
    await finding('platform', () => platform(dynamodbEndpoint)),
    await finding('data folder', () => folder(dir)),
    await finding('disk space', () => room(dir)),
    await finding('store', () => store(dir)),
    await finding('database', () => (dynamodbEndpoint === undefined ? engine() : answers(dynamodbEndpoint))),
    await finding('port of the site', portFree(port)),
    await finding('port of sign-in', portFree(authPort)),
    await finding('browser for npm test', browser, 'NOTE'),
  ]
}

const isOwned = async (dir: string): Promise<boolean> =>
  existsSync(dir) && (await presentOwner(dir).catch(() => undefined)) !== undefined

function node(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.versions.node
  throw new PlainFault(
    `${process.versions.node} is too old: run npm ci, which brings the right one, or install Node 24.`,
  )
}

function platform(endpoint: string | undefined): string {
  const name = `${process.platform}-${process.arch}`
  if (endpoint !== undefined) return `${name}, with the database of AWS_ENDPOINT_URL_DYNAMODB`
  dynoxideBinary()
  return name
}

function folder(dir: string): string {
  const isThere = existsSync(dir)
  // A folder that is not there yet is tried in the one it will be made in.
  if (isThere) prepareFolder(dir)
  else accessible(nearest(dir), dir)
  return isThere ? dir : `${dir} will be made`
}

function accessible(parent: string, dir: string): void {
  try {
    accessSync(parent, constants.W_OK | constants.X_OK)
    if (!statSync(parent).isDirectory()) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' })
  } catch (error) {
    throw plainly(error, dir)
  }
}

/** The folder itself, or the one above it that is there already. */
const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)))

function room(dir: string): string {
  for (const place of [nearest(dir), ROOT])
    if (freeBytes(place) < ROOM_BYTES)
      throw new PlainFault(`${SENTENCES.full(place)} A first start writes about ${ROOM_BYTES / 1e6} MB.`)
  return `${Math.floor(freeBytes(nearest(dir)) / 1e9)} GB free`
}

function store(dir: string): string {
  const file = join(dir, 'dynamodb.db')
  if (!isDatabase(file)) throw new PlainFault(SENTENCES.damaged(dir))
  return existsSync(file) ? file : 'it will be made, with the demo network'
}

async function engine(): Promise<string> {
  const { stdout } = await run(dynoxideBinary(), ['--version'], { timeout: LIMIT_MS }).catch((cause: unknown) => {
    throw new PlainFault('The embedded database is installed but does not run here: run npm ci again.', { cause })
  })
  return stdout.trim()
}

async function answers(endpoint: string): Promise<string> {
  await fetch(endpoint, { signal: AbortSignal.timeout(LIMIT_MS) }).catch((cause: unknown) => {
    throw new PlainFault(`Nothing answers at ${endpoint}: start that engine, or unset AWS_ENDPOINT_URL_DYNAMODB.`, {
      cause,
    })
  })
  return `${endpoint} answers`
}

async function free(port: number): Promise<string> {
  const taken = await listen((_, response) => void response.end(), port)
  await taken.close()
  return `${port} is free`
}

async function browser(): Promise<string> {
  const { default: chromium } = await import('@sparticuz/chromium')
  const path = await chromium.executablePath()
  const { stdout } = await run(path, ['--version', '--no-sandbox'], { timeout: LIMIT_MS }).catch((cause: unknown) => {
    throw new PlainFault(
      'Chromium does not run here, so the browser tests will not: it needs Linux x64 and room in the temporary folder.',
      { cause },
    )
  })
  return stdout.trim()
}
