import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PlainFault, runCommand } from '../command-line.ts'

const HELP = `npm run doctor

Looks at everything npm start needs on this computer and says OK, or how to mend it, one line each. Changes nothing.
Ends with 0 when npm start will work, with 1 when it will not.`

await runCommand({ command: 'npm run doctor', help: HELP }, async () => {
  // Everything that looks further needs the packages.
  if (!existsSync(join(import.meta.dirname, '../../node_modules/zod')))
    throw new PlainFault('The packages are not installed: run npm ci.')
  const { examine } = await import('./doctor/examine.ts')
  const findings = await examine()
  const width = Math.max(...findings.map(({ what }) => what.length))
  for (const { what, state, says } of findings)
    process.stdout.write(`${state.padEnd(5)} ${what.padEnd(width)}  ${says}\n`)
  const isFit = findings.every(({ state }) => state !== 'MEND')
  process.stdout.write(isFit ? '\nnpm start will work.\n' : '\nnpm start will not work until this is mended.\n')
  return isFit ? 0 : 1
})
