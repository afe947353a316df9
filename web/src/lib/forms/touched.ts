/** What stands in a form and what stood in it at first. */
interface Fields {
  readonly values: unknown
  readonly start: unknown
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
/** Nothing was typed: such a draft is not saved and not asked about. */
export const isUntouched = ({ values, start }: Fields): boolean => same(values, start)
/**
 * The same of a step about safety, with the second fact that it may hold. What only came along from another step was typed there, and
 * goes with it.
 */
export const isStepUntouched = ({
  draft,
  managed,
  next,
  carried = {},
}: Record<'draft' | 'next', Fields> & {
  readonly managed: string
  readonly carried?: Readonly<Record<string, unknown>>
}): boolean => isUntouched({ ...draft, values: withoutCarried(draft, carried) }) && managed === '' && isUntouched(next)

function withoutCarried({ values, start }: Fields, carried: Readonly<Record<string, unknown>>): unknown {
  const [now, first] = [values, start] as readonly Readonly<Record<string, unknown>>[]
  const back = Object.keys(carried).filter((name) => same(now?.[name], carried[name]))
  return { ...now, ...Object.fromEntries(back.map((name) => [name, first?.[name]])) }
}
/** The same of a correction: to strike out is more than nothing. */
export const isCorrectionUntouched = ({
  draft,
  way,
  reason,
}: {
  readonly draft: Fields
  readonly way: 'replace' | 'strike'
  readonly reason: string
}): boolean => way === 'replace' && reason === '' && isUntouched(draft)
