import type { Ask, Asked, Operated } from '../../functions/actions/operating/asked.ts'
import { WrongWords } from '../command-line.ts'
import { functionTarget } from './target.ts'

/** What a field of the question is called on the command line, where it is not called the same. */
const OPTIONS: Readonly<Record<string, string>> = { roles: 'role', payerClass: 'payer-class', settings: 'setting' }

/** What came of a question, as lines for the terminal; `ok` is false where nothing was written. */
export function told(answer: Operated): { readonly ok: boolean; readonly lines: readonly string[] } {
  if (answer.ok) return answer
  const lines = answer.issues.map(({ at, problem }) => (at === '' ? problem : `--${OPTIONS[at] ?? at}: ${problem}`))
  return { ok: false, lines }
}

/** The options every command shares that changes the Directory, and what its help says of them. */
export const SHARED_OPTIONS = { function: { type: 'string' }, reason: { type: 'string' } } as const
export const SHARED_HELP = `  --reason    why, in a few words without any patient; it stands in the audit trail beside who asked
  --function  name of the deployed Operate function (the output OperateFunction), with AWS credentials in the environment;
              without it the product running here is asked`

interface Given {
  readonly function?: string | undefined
  readonly reason?: string | undefined
}

/** Asks the operate function, here or deployed, and prints what came of it. Throws WrongWords where nothing was written. */
export async function askOperate(ask: Ask, { function: deployed, reason = '' }: Given): Promise<void> {
  const target = await functionTarget('operate', deployed)
  const question: Asked = { operator: target.operator, reason, ask }
  const { ok, lines } = told((await target.ask(question)) as Operated)
  if (!ok) throw new WrongWords(lines.join(' '))
  process.stdout.write(`${lines.join('\n')}\n`)
}
