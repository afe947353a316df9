import { access } from './access.ts'
import { caseload } from './caseload.ts'
import { charts } from './charts.ts'
import { imports } from './imports.ts'
import { releases } from './releases.ts'
import { session } from './session.ts'
import type { Route } from './route.ts'

/**
 * Every route there is. The gateway, both functions, the browser client, OpenAPI and the role matrix are made from this list. It is
 * plain data: the browser takes it without the schemas.
 */
export const ROUTES = {
  ...session,
  ...caseload,
  ...charts,
  ...imports,
  ...access,
  ...releases,
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof ROUTES
