const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

/** Imported first: later Node versions run TypeScript files as they are, and this is the only file an older one must read. */
if (major < 22 || (major === 22 && minor < 17)) {
  process.stderr.write(
    `Cairn needs Node 22.17 or newer, and this is ${process.versions.node}. Start it with npm (npm start): the right Node comes with npm ci.\n`,
  )
  process.exit(1)
}
