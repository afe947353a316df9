/** What describes a control beside its name: how to fill it in, and what is wrong; undefined where nothing does. */
export function describedBy(
  id: string,
  { hint, problem }: { readonly hint: string; readonly problem: string | undefined },
): string | undefined {
  const ids = [...(hint ? [`${id}-hint`] : []), ...(problem === undefined ? [] : [`${id}-problem`])]
  return ids.length > 0 ? ids.join(' ') : undefined
}
