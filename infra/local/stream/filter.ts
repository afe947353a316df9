type Matcher = (value: unknown) => boolean

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Compiles an EventBridge-style event pattern, as event source mappings use it: every named field must fit one of its
 * list; `$or` takes alternatives. Throws for an operator it does not know, for a filter that lets the wrong records
 * through is worse than none.
 */
export function compilePattern(pattern: unknown): Matcher {
  if (!isRecord(pattern)) throw new TypeError('An event pattern is an object.')
  const fields = Object.entries(pattern).map(([name, expected]): Matcher => {
    if (name === '$or') return anyOf((expected as unknown[]).map(compilePattern))
    const matcher = Array.isArray(expected) ? anyOf(expected.map(compileCondition)) : compilePattern(expected)
    return (value) => matcher(isRecord(value) ? value[name] : undefined)
  })
  return (value) => fields.every((matches) => matches(value))
}

/** Whether a record passes: any pattern lets it through, and no patterns let all through. */
export function makeFilter(patterns: readonly unknown[]): Matcher {
  return patterns.length === 0 ? () => true : anyOf(patterns.map(compilePattern))
}

const anyOf =
  (matchers: readonly Matcher[]): Matcher =>
  (value) =>
    matchers.some((matches) => matches(value))

function compileCondition(condition: unknown): Matcher {
  if (!isRecord(condition)) return (value) => value === condition
  const [operator = '', operand] = Object.entries(condition)[0] ?? []
  switch (operator) {
    case 'prefix':
      return (value) => typeof value === 'string' && value.startsWith(String(operand))
    case 'suffix':
      return (value) => typeof value === 'string' && value.endsWith(String(operand))
    case 'exists':
      return (value) => (value !== undefined) === operand
    case 'equals-ignore-case':
      return (value) => typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase()
    case 'anything-but': {
      const refused = anyOf([operand].flat().map(compileCondition))
      return (value) => value !== undefined && !refused(value)
    }
    case 'numeric':
      return compileNumeric(operand as (string | number)[])
    default:
      throw new Error(`The event pattern uses "${operator}", which infra/local/stream/filter.ts does not know.`)
  }
}

/** `['>', 0, '<=', 5]`; DynamoDB numbers arrive as text. */
function compileNumeric(terms: readonly (string | number)[]): Matcher {
  const tests: Record<string, (value: number, limit: number) => boolean> = {
    '=': (value, limit) => value === limit,
    '<': (value, limit) => value < limit,
    '<=': (value, limit) => value <= limit,
    '>': (value, limit) => value > limit,
    '>=': (value, limit) => value >= limit,
  }
  const pairs = Array.from(
    { length: terms.length / 2 },
    (_, i) => [String(terms[2 * i]), Number(terms[2 * i + 1])] as const,
  )
  return (value) =>
    (typeof value === 'number' || (typeof value === 'string' && value !== '')) &&
    pairs.every(([sign, limit]) => tests[sign]?.(Number(value), limit) === true)
}
