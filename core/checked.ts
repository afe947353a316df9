import * as z from 'zod/mini'

/** A check of our own: what it reads out of a value, or what is wrong with it, by codes that are said elsewhere. */
export interface Check<T> {
  read(
    value: unknown,
  ): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly CheckedProblem[] }
  /** Whether reading the value would change nothing of it. */
  is(value: unknown): boolean
}
export interface CheckedProblem {
  readonly at: string
  readonly code: string
  readonly args: Readonly<Record<string, unknown>>
}

const checks = new WeakMap<z.core.$ZodType, Check<unknown>>()
/** The check that a schema asks; undefined where zod does all of it. */
export const checkOf = (schema: z.core.$ZodType): Check<unknown> | undefined => checks.get(schema)

/** A schema that only asks a check: the issues it makes carry code and arguments, the words are made by the error map of the caller. */
export function checked<Output, Input>(check: Check<Output>): z.ZodMiniType<Output, Input> {
  const schema = z.transform((value: unknown, { issues }): Output => {
    const read = check.read(value)
    if (read.ok) return read.value
    for (const { at, code, args } of read.problems)
      issues.push({ code: 'custom', path: at === '' ? [] : at.split('.'), params: { code, args }, input: undefined })
    return undefined as never
  })
  checks.set(schema, check)
  return schema as unknown as z.ZodMiniType<Output, Input>
}

/** The code and arguments that an issue of such a schema carries; null for one of zod's own. */
export function checkedProblem(params: unknown): Pick<CheckedProblem, 'code' | 'args'> | null {
  const { code, args } = (params ?? {}) as Partial<CheckedProblem>
  return typeof code === 'string' && typeof args === 'object' ? { code, args } : null
}
