import { readdirSync, readFileSync } from 'node:fs'

/** What a process and all below it hold and have used: resident memory in MB, seconds of the processor. Linux only. */
export interface Usage {
  readonly memory: number
  readonly cpu: number
}
interface Process extends Usage {
  readonly parent: number
}

/** The kernel tells times in hundredths of a second, on every machine. */
const TICKS = 100

function processOf(pid: number): Process | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    // The name of a process stands in brackets and may hold blanks; after it, times of itself and of its children that have ended.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    const memory = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024
    return { parent: Number(fields[1]), memory, cpu: ticks / TICKS }
  } catch {
    // The process ended while we looked.
    return null
  }
}

export function treeUsage(root: number): Usage {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const all = new Map<number, Process>()
  for (const pid of pids.map(Number)) {
    const found = processOf(pid)
    if (found) all.set(pid, found)
  }
  const isBelow = (pid: number): boolean => {
    const found = all.get(pid)
    return pid === root || (found !== undefined && pid > 1 && isBelow(found.parent))
  }
  const tree = [...all].filter(([pid]) => isBelow(pid)).map(([, found]) => found)
  const sum = (key: keyof Usage): number => tree.reduce((total, found) => total + found[key], 0)
  return { memory: sum('memory'), cpu: sum('cpu') }
}
