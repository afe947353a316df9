/** A change of one place in a file: text that stands there exactly once, and what takes its place. */
export interface ChangeOfText {
  readonly file: string
  readonly replace: string
  readonly by: string
}

/** The changed text; throws where what is replaced does not stand in the file exactly once. */
export function changedText(text: string, { replace, by, file }: ChangeOfText): string {
  const parts = text.split(replace)
  if (parts.length !== 2) throw new Error(`${file} holds what is to be replaced ${parts.length - 1} times: ${replace}`)
  return parts.join(by)
}
