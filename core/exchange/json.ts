/** JSON as it came in: nothing about it is known until it is looked at. Only own properties are read, so no prototype speaks. */
export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const field = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined

/** The text under `key`, trimmed; undefined where there is none or it is blank or not text. */
export function textIn(value: unknown, key: string): string | undefined {
  const found = field(value, key)
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined
}

/** The list under `key`; empty where it is missing or not a list. */
export function listIn(value: unknown, key: string): readonly unknown[] {
  const found = field(value, key)
  return Array.isArray(found) ? found : []
}

const LIVE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const DEEPEST = 40

/**
 * What makes a piece of JSON unsafe to look into: keys that would reach a prototype, or nesting no resource has. null = safe.
 * Walks with a list of its own, so that nesting cannot exhaust the stack.
 */
export function unsafe(value: unknown): string | null {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue
    if (next.depth > DEEPEST)
      return `It is nested deeper than ${DEEPEST} levels. Send the resource as FHIR R4 defines it.`
    for (const key of Object.keys(next.value)) {
      if (LIVE_KEYS.has(key)) return 'It holds a key that no FHIR element has (a prototype key). Remove that key.'
      open.push({ value: (next.value as Json)[key], depth: next.depth + 1 })
    }
  }
  return null
}

/** The same content gives the same text, in whatever order its keys come. Call it on JSON that {@link unsafe} let through. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value) ?? 'null'
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}
