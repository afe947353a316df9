// Tab, line feed and carriage return are text; the other control characters are not.
const CONTROL = /[\0-\b\v\f\x0e-\x1f\x7f]/g

/** Whether a text holds what no request may: such a request is refused as a whole. */
export const hasControl = (text: string): boolean => text.search(CONTROL) >= 0

/**
 * The text without them, as it is typed or pasted: a space stands for each, so that no two words become one and the cursor stays where it is.
 */
export const withoutControl = (text: string): string => text.replace(CONTROL, ' ')
