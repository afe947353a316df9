/**
 * Ends the process, with one line that says why, on a Node that cannot run this project: Node runs .ts files by itself from
 * 22.18 on (24 in the pinned version) and an older one would only say "Unknown file extension". Run by infra/on-node where it
 * finds no Node of the project's own, and written so that any old Node can read it.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Cairn needs Node 22.18 or newer, and this is ${process.versions.node}. On Linux npm ci brings the right one for the npm commands (without --omit=optional); elsewhere install Node 24.\n`,
  )
  process.exit(1)
}
