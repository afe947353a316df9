import { joined } from '../../joined.ts'
import { access } from './access.ts'
import { caseload } from './caseload.ts'
import { charts } from './charts.ts'
import { drafts } from './drafts.ts'
import { imports } from './imports.ts'
import { people } from './people.ts'
import { releases } from './releases.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import type { Route } from './route.ts'

/**
 * Every route there is. The gateway, both functions, the browser client, OpenAPI and the role matrix are made from this list. It is
 * plain data: the browser takes it without the schemas. A name that two areas have does not compile.
 */
export const ROUTES = joined(
  session,
  caseload,
  charts,
  drafts,
  imports,
  people,
  access,
  releases,
  settings,
) satisfies Record<string, Route>

export type RouteName = keyof typeof ROUTES
