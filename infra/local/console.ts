import { DEMO_USERS } from '../demo/people.ts'

const isColoured = process.stdout.isTTY && process.env['NO_COLOR'] === undefined
const style =
  (code: number) =>
  (text: string): string =>
    isColoured ? `\u001b[${code}m${text}\u001b[0m` : text
export const bold = style(1)
export const dim = style(2)

/** Prints steps as they begin, each with the time it took. */
export function makeSteps(write: (text: string) => void): { begin(step: string): void; end(): void } {
  let began: number | null = null
  const end = (): void => {
    if (began !== null) write(dim(`  ${((performance.now() - began) / 1000).toFixed(1)} s\n`))
    began = null
  }
  return {
    begin: (step) => {
      end()
      write(`  ${step} ...`)
      began = performance.now()
    },
    end,
  }
}

/** The address, and who can be signed in as. */
export function welcome(url: string, seconds: number): string {
  const width = Math.max(...DEMO_USERS.map(({ name }) => name.length))
  const titleWidth = Math.max(...DEMO_USERS.map(({ title }) => title.length))
  const people = DEMO_USERS.map(
    ({ name, title, does }) => `  ${bold(name.padEnd(width))}  ${title.padEnd(titleWidth)}  ${dim(does)}`,
  )
  return `
  ${bold('Cairn')} is ready at ${bold(url)} ${dim(`(${seconds.toFixed(1)} s)`)}

  Sign in as one of these made-up people; no password is asked.
${people.join('\n')}

  ${dim('Ctrl-C stops it and loses nothing. npm run reset starts the demo afresh.')}
`
}
