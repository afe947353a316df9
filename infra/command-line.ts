import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'

/** A failure told in one plain sentence: what happened, where, and how to mend it. The command ends with its exit code. */
export class PlainFault extends Error {
  readonly exitCode: number = 1
}

/** The words of the command were wrong: nothing was tried. */
export class WrongWords extends PlainFault {
  override readonly exitCode = 2
}

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values']

export interface CommandLine<O extends Options> {
  /** As it is typed, for example `npm run token`. */
  readonly command: string
  /** What `--help` prints. */
  readonly help: string
  readonly options?: O
  /** What each word without a dash is, in order (`a file or folder`); every one of them must be given, and no more. */
  readonly words?: readonly string[]
}

export interface Given<O extends Options> {
  readonly values: Values<O>
  readonly words: readonly string[]
}

/** What was given on the command line; null where help was asked for. Throws WrongWords. */
export function readCommandLine<O extends Options>(
  { command, options, words = [] }: CommandLine<O>,
  args: readonly string[] = process.argv.slice(2),
): Given<O> | null {
  if (args.includes('--help') || args.includes('-h')) return null
  const hint = `${command} -- --help says what it takes.`
  const { values, positionals } = parsed(args, options, hint)
  const missing = words[positionals.length]
  if (missing !== undefined) throw new WrongWords(`Name ${missing}. ${hint}`)
  const extra = positionals[words.length]
  if (extra !== undefined) throw new WrongWords(`There is no place for "${extra}". ${hint}`)
  return { values: values as Values<O>, words: positionals }
}

function parsed(args: readonly string[], options: Options | undefined, hint: string) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: options ?? {} })
  } catch (error) {
    // Node's own first sentence names the option; what follows it is advice for another kind of command.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\.?\n|\.$/)
    throw new WrongWords(`${reason}. ${hint}`)
  }
}

/**
 * Runs a command: help goes to stdout, a failure to stderr in one line. Exit codes: 0 done; 1 tried and failed, or incomplete; 2 the
 * words were wrong. `work` may answer its own exit code; a failure that is no PlainFault is given to `onFault` whole.
 */
export async function runCommand<O extends Options>(
  line: CommandLine<O>,
  work: (given: Given<O>) => unknown,
  onFault: (error: unknown) => void = () => undefined,
): Promise<void> {
  try {
    const given = readCommandLine(line)
    if (given === null) process.stdout.write(`${line.help}\n`)
    else {
      const code = await work(given)
      process.exitCode = typeof code === 'number' ? code : 0
    }
  } catch (error) {
    if (!(error instanceof PlainFault)) onFault(error)
    process.stderr.write(`${told(error, line.command)}\n`)
    process.exit(error instanceof PlainFault ? error.exitCode : 1)
  }
}

/** The one line that is said of a failure. */
export function told(error: unknown, command: string): string {
  if (error instanceof PlainFault) return error.message
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
  return `${command} failed: ${message.split('\n')[0] || name}`
}
