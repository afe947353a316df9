import sparticuz from '@sparticuz/chromium'
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Before any worker of the browser's tests: the package unpacks its browser at the first use, takes whatever lies there for whole, and two
 * workers would find each other's half of it. One that was cut off earlier does not start, and is unpacked again.
 */
export async function unpackChromium(): Promise<void> {
  const starts = async (): Promise<boolean> => {
    try {
      execFileSync(await sparticuz.executablePath(), ['--version', '--no-sandbox'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
  if (await starts()) return
  for (const part of ['chromium', 'fonts', 'libGLESv2.so'])
    rmSync(join(tmpdir(), part), { recursive: true, force: true })
  if (!(await starts()))
    throw new Error(`The tests' browser does not start from ${tmpdir()}: is there room for 300 MB?`)
}
