import { createServer } from 'node:net'

/** node free-ports.mjs <count>: ports of this computer that nobody listens on, on one line. For any Node from 20 on. */
const servers = Array.from({ length: Number(process.argv[2]) }, () => createServer())
await Promise.all(servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))))
process.stdout.write(`${servers.map((server) => server.address().port).join(' ')}\n`)
for (const server of servers) server.close()
