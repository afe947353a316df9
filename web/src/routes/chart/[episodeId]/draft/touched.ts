/** What stands in a form and what stood in it at first. */
interface Fields {
  readonly values: unknown
  readonly start: unknown
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
/** Nothing was typed: such a draft is not saved and not asked about. */
export const isUntouched = ({ values, start }: Fields): boolean => same(values, start)
/** The same of a step about safety, with the second fact that it may hold. */
export const isStepUntouched = ({
  draft,
  managed,
  next,
}: Record<'draft' | 'next', Fields> & { managed: string }): boolean =>
  isUntouched(draft) && managed === '' && isUntouched(next)
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
