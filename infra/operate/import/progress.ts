const WIDTH = 30

/** A bar on a terminal; elsewhere a line at every tenth. */
export function progressOn(stream: NodeJS.WriteStream): (done: number, all: number) => void {
  let shown = -1
  return (done, all) => {
    const share = all === 0 ? 1 : done / all
    if (stream.isTTY) {
      const filled = Math.round(share * WIDTH)
      const end = done === all ? '\n' : ''
      stream.write(`\r[${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${done} of ${all} patients${end}`)
      return
    }
    const tenth = Math.floor(share * 10)
    if (tenth > shown) stream.write(`${done} of ${all} patients\n`)
    shown = Math.max(shown, tenth)
  }
}
