import { ID } from '../id.ts'
import { HIGHEST_ANSWER, MOST_ANSWERS } from '../instruments/limits.ts'
import type { Field } from '../chart/kinds/field.ts'
import { KIND_NAMES, type FactKind } from '../chart/kinds/index.ts'
import { CORRECTION_FIELDS, rowsOf } from '../chart/kinds/read.ts'

type Json = Readonly<Record<string, unknown>>

/** The bare JSON schema of what a field holds. */
function jsonOfValue(field: Field): Json {
  switch (field.type) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: field.most ?? 200 }
    case 'note':
      return { type: 'string', maxLength: 4000 }
    case 'day':
      return { type: 'string', format: 'date' }
    case 'time':
      return { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }
    case 'id':
      return { type: 'string', pattern: `^${ID}$` }
    case 'diagnosis-code':
      return { type: 'string', pattern: '^[A-Za-z0-9.]{1,18}$' }
    case 'choice':
      return { enum: field.words }
    case 'list':
      return { type: 'array', maxItems: field.most, items: { enum: field.words } }
    case 'answers':
      return {
        ...{ type: 'array', minItems: 1, maxItems: MOST_ANSWERS },
        items: { type: ['integer', 'null'], minimum: 0, maximum: HIGHEST_ANSWER },
      }
    case 'ladder':
      return { type: 'array', minItems: 5, maxItems: 5, items: { type: ['boolean', 'null'] } }
    case 'minutes':
      return { type: 'integer', minimum: 0, maximum: 1440 }
    case 'total':
    case 'count':
      return { type: 'integer', minimum: 0, maximum: field.most }
    case 'yes-no':
      return { type: 'boolean' }
    case 'only':
      return { const: true }
  }
}

function jsonOf(field: Field): Json {
  const bare = jsonOfValue(field)
  const json = field.nullable ? { anyOf: [bare, { type: 'null' }] } : bare
  return field.byDefault === undefined ? json : { ...json, default: field.byDefault }
}

function jsonOfRows(kind: string, rows: readonly (readonly [string, Field])[], more: Json = {}): Json {
  const needed = rows.filter(([, field]) => !field.optional && field.byDefault === undefined).map(([name]) => name)
  return {
    type: 'object',
    properties: {
      kind: { const: kind },
      ...Object.fromEntries(rows.map(([name, field]) => [name, jsonOf(field)])),
      ...more,
    },
    required: ['kind', ...needed, ...Object.keys(more)],
    additionalProperties: false,
  }
}

const jsonOfKind = (kind: FactKind): Json => jsonOfRows(kind, rowsOf(kind))

/** JSON schema of a fact of any kind, made from the fields of the kinds. */
const factJson = (): Json => ({ oneOf: KIND_NAMES.map(jsonOfKind) })
/** JSON schema of an entry as somebody hands it in: a fact, or a correction. */
export const entryJson = (): Json => ({
  oneOf: [
    ...KIND_NAMES.map(jsonOfKind),
    jsonOfRows('correction', Object.entries(CORRECTION_FIELDS), {
      replacement: { anyOf: [factJson(), { type: 'null' }] },
    }),
  ],
})
