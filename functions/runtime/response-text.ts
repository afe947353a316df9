import type * as z from 'zod'

/** Whether a value is exactly what its schema declares, so that parsing would give it back unchanged. */
type Check = (value: unknown) => boolean
type AnySchema = z.core.$ZodType
type Def = z.core.$ZodTypes['_zod']['def']

const known = new WeakMap<AnySchema, Check>()

/** What this file does not know is never taken for conforming: zod itself parses it. */
const unknown: Check = () => false

type Rule = ((text: string) => boolean) | null

function ruleOf({ _zod: { def } }: z.core.$ZodCheck): Rule {
  const { check, pattern, fn } = def as { check: string; pattern?: RegExp; fn?: (text: string) => unknown }
  if (check === 'string_format' && pattern && !pattern.global && !pattern.sticky) return (text) => pattern.test(text)
  if (check === 'custom' && fn) return (text) => fn(text) === true
  return null
}

function checkString(def: Def & { readonly format?: string }): Check {
  const rules = (def.checks ?? []).map((check) => ruleOf(check as z.core.$ZodCheck))
  const [rule] = rules
  if (def.format !== undefined || rules.length > 1 || rule === null) return unknown
  return rule ? (value) => typeof value === 'string' && rule(value) : (value) => typeof value === 'string'
}

function checkNumber(def: Def & { readonly format?: string }): Check {
  if ((def.checks ?? []).length > 0) return unknown
  if (def.format === undefined) return Number.isFinite
  return def.format === 'safeint' ? Number.isSafeInteger : unknown
}

function checkObject(def: z.core.$ZodObjectDef): Check {
  const fields = Object.entries(def.shape)
  const optional = fields.some(([, field]) => field._zod.optout === 'optional')
  if (def.catchall?._zod.def.type !== 'never' || optional || fields.length === 0) return unknown
  const names = fields.map(([name]) => name)
  const checks = fields.map(([, field]) => checkOf(field))
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const read = value as Readonly<Record<string, unknown>>
    for (let i = 0; i < names.length; i++) if (!checks[i]?.(read[names[i] ?? ''])) return false
    // Every declared field is there, so more names than fields means one that is not declared.
    return Object.keys(read).length === names.length
  }
}

function checkTuple(def: z.core.$ZodTupleDef): Check {
  if (def.rest !== null) return unknown
  const items = def.items.map(checkOf)
  return (value) => Array.isArray(value) && value.length === items.length && items.every((item, i) => item(value[i]))
}

function checkArray(def: z.core.$ZodArrayDef): Check {
  if ((def.checks ?? []).length > 0) return unknown
  const element = checkOf(def.element)
  return (value) => Array.isArray(value) && value.every(element)
}

function checkNullable(innerType: AnySchema): Check {
  const inner = checkOf(innerType)
  return (value) => value === null || inner(value)
}

function made(schema: AnySchema): Check {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
      return checkString(def)
    case 'number':
      return checkNumber(def)
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'enum': {
      const words = new Set<unknown>(Object.values(def.entries))
      return (value) => words.has(value)
    }
    case 'object':
      return checkObject(def)
    case 'array':
      return checkArray(def)
    case 'tuple':
      return checkTuple(def)
    case 'nullable':
      return checkNullable(def.innerType)
    default:
      return unknown
  }
}

function checkOf(schema: AnySchema): Check {
  const found = known.get(schema)
  if (found) return found
  const check = made(schema)
  known.set(schema, check)
  return check
}

/**
 * The JSON of a response, after its schema: what `JSON.stringify(schema.parse(value))` gives. A value that is exactly what the
 * schema declares is not copied first, which halves the work for a caseload of 1,000 rows. Throws ZodError where the value is
 * not what the schema declares: a field that is not declared never leaves.
 */
export const responseText = (schema: z.ZodType, value: unknown): string =>
  JSON.stringify(checkOf(schema)(value) ? value : schema.parse(value))
