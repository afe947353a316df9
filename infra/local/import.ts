import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dayInZone } from '../../core/day.ts'
import { ROOT } from './build/build.ts'
import { readFiles, type ReadFiles } from './import/files.ts'
import { progressOn } from './import/progress.ts'
import { runImport } from './import/run.ts'
import { findRunning } from './running.ts'
import { accessToken } from './token.ts'

const USAGE = `npm run import -- <file or folder> --clinic <id> [--system <name>] [--url <address>] [--strict]

Imports FHIR R4 patients through the API: Bundles, single resources, lists, NDJSON, or files with a bundle inside.
  --clinic  the clinic they belong to, for example alder-street
  --system  names the source system; default: that of the patient's own identifier
  --url     where the product runs; default: the one running here, or http://localhost:5173
  --strict  end with an error where any resource was refused
Signs in as the demo administrator, or with the access token in CAIRN_TOKEN. Running it again changes nothing.`

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        clinic: { type: 'string' },
        system: { type: 'string' },
        url: { type: 'string' },
        strict: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      process.stdout.write(`${USAGE}\n`)
      process.exit(0)
    }
    const [path] = positionals
    const { clinic } = values
    if (!path || !clinic || positionals.length > 1) return fail(`Name one file or folder, and the clinic.\n\n${USAGE}`)
    return { ...values, clinic, path }
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}

async function read(path: string): Promise<ReadFiles> {
  try {
    return await readFiles(path)
  } catch {
    return fail(`There is no file or folder ${path}. Check the path.`)
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

const { path, clinic, system, url: named, strict } = options()
const url = named ?? (await findRunning(join(ROOT, '.cairn')))?.url ?? 'http://localhost:5173'
const files = await read(path)
for (const { file, reason } of files.problems) process.stdout.write(`not read ${file}: ${reason}\n`)
const report = await runImport(files, {
  url: url.replace(/\/+$/, ''),
  clinicId: clinic,
  system,
  token: tokens(),
  today: dayInZone(Date.now(), 'Pacific/Kiritimati'),
  run: randomUUID(),
  progress: progressOn(process.stderr),
})
process.stdout.write(`${report.text().join('\n')}\n`)
if (report.stopped !== null) process.stderr.write(`Stopped: ${report.stopped}\n`)
const incomplete = report.stopped !== null || report.patients('failed') > 0
process.exitCode = incomplete || (strict && report.count('refused') + files.problems.length > 0) ? 1 : 0
