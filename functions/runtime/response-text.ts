import * as z from 'zod/mini'
import { checkOf } from '../../core/checked.ts'

/** The JSON of a value that is exactly what its schema declares; undefined where it is not, or the schema would change it. */
type Write = (value: unknown) => string | undefined
/** Both ways through a value: `is` asks what `write` would find, and makes no text, which is four fifths of the cost. */
interface Form {
  readonly write: Write
  readonly is: (value: unknown) => boolean
}
type AnySchema = z.core.$ZodType
type Def = z.core.$ZodTypes['_zod']['def']

const known = new WeakMap<AnySchema, Form>()

const byText = (write: Write): Form => ({ write, is: (value) => write(value) !== undefined })
/** A form that differs from its test by the text alone. */
const byTest = (is: (value: unknown) => boolean, textOf: (value: never) => string): Form => ({
  is,
  write: (value) => (is(value) ? textOf(value as never) : undefined),
})

/** What this file does not know is asked of zod itself; a value zod would change is left to it. */
const byZod = (schema: AnySchema): Form => {
  return byText((value) => {
    const read = z.safeParse(schema, value)
    return read.success ? JSON.stringify(read.data) : undefined
  })
}

const ESCAPED = /[\u0000-\u001f"\\\ud800-\udfff]/
const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`)

type Rule = ((text: string) => boolean) | null

function ruleOf({ _zod: { def } }: z.core.$ZodCheck): Rule {
  const { check, pattern, fn } = def as { check: string; pattern?: RegExp; fn?: (text: string) => unknown }
  if (check === 'string_format' && pattern && !pattern.global && !pattern.sticky) return (text) => pattern.test(text)
  if (check === 'custom' && fn) return (text) => fn(text) === true
  return null
}

function stringForm(schema: AnySchema, def: Def & { readonly format?: string }): Form {
  const rules = (def.checks ?? []).map((check) => ruleOf(check as z.core.$ZodCheck))
  const [rule] = rules
  if (def.format !== undefined || rules.length > 1 || rule === null) return byZod(schema)
  return byTest((value) => typeof value === 'string' && (!rule || rule(value)), quoted)
}

function numberForm(schema: AnySchema, def: Def & { readonly format?: string }): Form {
  if ((def.checks ?? []).length > 0) return byZod(schema)
  if (def.format === undefined) return byTest(Number.isFinite, String)
  return def.format === 'safeint' ? byTest(Number.isSafeInteger, String) : byZod(schema)
}

function enumForm(words: readonly unknown[]): Form {
  const texts = new Map(words.map((word) => [word, JSON.stringify(word)]))
  return { write: (value) => texts.get(value), is: (value) => texts.has(value) }
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null

/** How many names a value has of its own. */
function namesOf(value: object): number {
  let names = 0
  for (const name in value) if (Object.hasOwn(value, name)) names += 1
  return names
}

function objectForm(schema: AnySchema, def: z.core.$ZodObjectDef): Form {
  if (def.catchall?._zod.def.type !== 'never') return byZod(schema)
  const fields = Object.entries(def.shape).map(([name, field], i) => ({
    ...{ name, ...formOf(field) },
    lead: `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`,
  }))
  const optional = Object.values(def.shape).some((field) => field._zod.optout === 'optional')
  if (fields.length === 0) return byZod(schema)
  if (optional) return optionalForm(Object.values(def.shape), fields)
  // Every declared field is there, so more names than fields means one that is not declared.
  return {
    is(value) {
      const read = asRecord(value)
      if (!read) return false
      for (const { name, is } of fields) if (!is(read[name])) return false
      return namesOf(read) === fields.length
    },
    write(value) {
      const read = asRecord(value)
      if (!read) return undefined
      let text = ''
      for (const { name, write, lead } of fields) {
        const part = write(read[name])
        if (part === undefined) return undefined
        text += lead + part
      }
      return namesOf(read) === fields.length ? text + '}' : undefined
    },
  }
}

interface NamedForm extends Form {
  readonly name: string
}
/** An object of which some fields may be left out; one that is there and undefined is as good as left out, as JSON has it. */
function optionalForm(shape: readonly AnySchema[], fields: readonly NamedForm[]): Form {
  const rows = fields.map((field, i) => ({
    ...field,
    start: `${JSON.stringify(field.name)}:`,
    optional: shape[i]?._zod.optout === 'optional',
  }))
  return {
    is(value) {
      const read = asRecord(value)
      if (!read) return false
      let there = 0
      for (const { name, optional, is } of rows) {
        const given = read[name]
        if (optional && given === undefined) {
          if (Object.hasOwn(read, name)) there += 1
          continue
        }
        if (!is(given)) return false
        there += 1
      }
      return namesOf(read) === there
    },
    write(value) {
      const read = asRecord(value)
      if (!read) return undefined
      let [text, there] = ['', 0]
      for (const { name, optional, write, start } of rows) {
        const given = read[name]
        if (optional && given === undefined) {
          if (Object.hasOwn(read, name)) there += 1
          continue
        }
        const part = write(given)
        if (part === undefined) return undefined
        text += (text === '' ? '' : ',') + start + part
        there += 1
      }
      return namesOf(read) === there ? `{${text}}` : undefined
    },
  }
}

function listForm(count: number | null, formAt: (i: number) => Form): Form {
  const isList = (value: unknown): value is readonly unknown[] =>
    Array.isArray(value) && (count === null || value.length === count)
  return {
    is: (value) => isList(value) && value.every((one, i) => formAt(i).is(one)),
    write(value) {
      if (!isList(value)) return undefined
      let text = ''
      for (let i = 0; i < value.length; i++) {
        const part = formAt(i).write(value[i])
        if (part === undefined) return undefined
        text += i === 0 ? part : ',' + part
      }
      return `[${text}]`
    },
  }
}

const NEVER = byText(() => undefined)

function tupleForm(schema: AnySchema, def: z.core.$ZodTupleDef): Form {
  if (def.rest !== null) return byZod(schema)
  const items = def.items.map(formOf)
  return listForm(items.length, (i) => items[i] ?? NEVER)
}

function arrayForm(schema: AnySchema, def: z.core.$ZodArrayDef): Form {
  if ((def.checks ?? []).length > 0) return byZod(schema)
  const element = formOf(def.element)
  return listForm(null, () => element)
}

function nullableForm(innerType: AnySchema): Form {
  const { write, is } = formOf(innerType)
  return { write: (value) => (value === null ? 'null' : write(value)), is: (value) => value === null || is(value) }
}

function made(schema: AnySchema): Form {
  const check = checkOf(schema)
  if (check) return byTest(check.is, JSON.stringify)
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
      return stringForm(schema, def)
    case 'number':
      return numberForm(schema, def)
    case 'boolean':
      return byTest((value) => typeof value === 'boolean', String)
    case 'enum':
      return enumForm(Object.values(def.entries))
    case 'object':
      return objectForm(schema, def)
    case 'array':
      return arrayForm(schema, def)
    case 'tuple':
      return tupleForm(schema, def)
    case 'nullable':
      return nullableForm(def.innerType)
    case 'optional':
      // Only an object asks it, for a field that is there.
      return formOf(def.innerType)
    default:
      return byZod(schema)
  }
}

function formOf(schema: AnySchema): Form {
  const found = known.get(schema)
  if (found) return found
  const form = made(schema)
  known.set(schema, form)
  return form
}

/** Whether a value is exactly what its schema declares: whether `responseText` would write it without asking zod. */
export const isAsDeclared = (schema: AnySchema, value: unknown): boolean => formOf(schema).is(value)

/**
 * The JSON of a response, after its schema: what `JSON.stringify(schema.parse(value))` gives, in one pass and without a copy.
 * A caseload of 1,000 rows costs half of that. Throws ZodError where the value is not what the schema declares: a field that
 * is not declared never leaves.
 */
export const responseText = (schema: AnySchema, value: unknown): string =>
  formOf(schema).write(value) ?? JSON.stringify(z.parse(schema, value))
