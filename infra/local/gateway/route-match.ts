import type { ApiRoute } from '../template/api.ts'

export interface Match {
  readonly route: ApiRoute
  readonly pathParameters: Record<string, string>
}
export type Router = (method: string, path: string) => Match | null

interface Pattern {
  readonly route: ApiRoute
  readonly method: string
  readonly names: readonly string[]
  readonly path: RegExp
  readonly isGreedy: boolean
}

/** Finds a route as HTTP API does: a whole literal path before one with variables, `{name+}` and `$default` last. */
export function makeRouter(routes: readonly ApiRoute[]): Router {
  const patterns = routes.map(compile).sort((a, b) => rank(a) - rank(b))
  return (method, path) => {
    for (const pattern of patterns) {
      if (pattern.method !== 'ANY' && pattern.method !== method) continue
      const found = pattern.path.exec(path)
      if (!found) continue
      const values = pattern.names.map((name, i) => [name, decodeURIComponent(found[i + 1] ?? '')] as const)
      return { route: pattern.route, pathParameters: Object.fromEntries(values) }
    }
    return null
  }
}

const rank = ({ names, isGreedy }: Pattern): number => names.length + (isGreedy ? 1000 : 0)

function compile(route: ApiRoute): Pattern {
  if (route.routeKey === '$default') return { route, method: 'ANY', names: [], path: /^/, isGreedy: true }
  const [method = '', template = ''] = route.routeKey.split(' ')
  const names: string[] = []
  const source = template.replaceAll(/\{(\w+)(\+?)\}|([^{]+)/g, (_, name: string, plus: string, literal: string) => {
    if (literal !== undefined) return literal.replaceAll(/[.+*?^$()|[\]\\]/g, '\\$&')
    names.push(name)
    return plus === '+' ? '(.+)' : '([^/]+)'
  })
  return { route, method, names, path: new RegExp(`^${source}$`), isGreedy: template.includes('+}') }
}
