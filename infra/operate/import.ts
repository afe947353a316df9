import { randomUUID } from 'node:crypto'
import { dayInZone } from '../../core/day.ts'
import { PlainFault, runCommand, WrongWords } from '../command-line.ts'
import { checkClinic } from './import/clinic.ts'
import { readFiles, type ReadFiles } from './import/files.ts'
import { progressOn } from './import/progress.ts'
import { runImport } from './import/run.ts'
import { findRunning } from '../machine/running.ts'
import { stateDir } from '../machine/state-dir.ts'
import { accessToken } from './token.ts'

const HELP = `npm run import -- <file or folder> --clinic <id> [--system <name>] [--url <address>] [--strict]

Imports FHIR R4 patients through the API: Bundles, single resources, lists, NDJSON, or files with a bundle inside.
  --clinic  the clinic they belong to, for example alder-street
  --system  names the source system; default: that of the patient's own identifier
  --url     where the product runs; default: the one running here
  --strict  end with an error where any resource was refused
Signs in as the demo administrator, or with the access token in CAIRN_TOKEN. Running it again changes nothing.`

const OPTIONS = {
  clinic: { type: 'string' },
  system: { type: 'string' },
  url: { type: 'string' },
  strict: { type: 'boolean', default: false },
} as const

async function read(path: string): Promise<ReadFiles> {
  try {
    return await readFiles(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new WrongWords(`There is no file or folder ${path}: check the path.`)
    throw new PlainFault(`${path} cannot be read: give this account the right to, then import it again.`, {
      cause: error,
    })
  }
}

/** The given token, or one for the demo administrator from the running product; asked for once and again when it expires. */
function tokens(): (fresh: boolean) => Promise<string> {
  const given = process.env['CAIRN_TOKEN']
  let current: Promise<string> | undefined
  return async (fresh) => {
    if (given) return given
    if (fresh || !current) current = accessToken('administrator')
    return current
  }
}

/** Where the product answers: as named, or that of the one running here. */
async function address(named: string | undefined): Promise<string> {
  const url = named ?? (await findRunning(stateDir()))?.url
  if (url === undefined)
    throw new PlainFault('Cairn is not running here: run npm start in another terminal first, or name it with --url.')
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new WrongWords(`--url is "${url}": write it as http://localhost:5173.`)
  return url.replace(/\/+$/, '')
}

const line = { command: 'npm run import', help: HELP, options: OPTIONS, words: ['one file or folder'] }
await runCommand(line, async ({ values: { clinic, system, url: named, strict }, words: [path = ''] }) => {
  if (!clinic) throw new WrongWords('Name the clinic with --clinic. npm run import -- --help says what it takes.')
  const url = await address(named)
  const token = tokens()
  await checkClinic({ url, clinicId: clinic, token })
  const files = await read(path)
  for (const { file, reason } of files.problems) process.stdout.write(`not read ${file}: ${reason}\n`)
  const today = dayInZone(Date.now(), 'Pacific/Kiritimati')
  const progress = progressOn(process.stderr)
  const report = await runImport(files, { url, clinicId: clinic, system, token, today, run: randomUUID(), progress })
  process.stdout.write(`${report.text().join('\n')}\n`)
  if (report.stopped !== null) process.stderr.write(`Stopped: ${report.stopped}\n`)
  const incomplete = report.stopped !== null || report.patients('failed') > 0
  // A file that was not read is a part of the import that is missing, whatever was refused in the others.
  return incomplete || files.problems.length > 0 || (strict && report.count('refused') > 0) ? 1 : 0
})
