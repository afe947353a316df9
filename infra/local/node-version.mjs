/**
 * Preloaded by the npm scripts (node --import), before any TypeScript is read: Node runs .ts files by itself from 22.18 on
 * (24 in the pinned version) and an older one would only say "Unknown file extension".
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Cairn needs Node 22.18 or newer, and this is ${process.versions.node}. Run it through npm (npm start): npm ci brings the right Node on Linux; elsewhere install Node 24.\n`,
  )
  process.exit(1)
}
