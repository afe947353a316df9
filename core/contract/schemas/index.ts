import * as z from 'zod/mini'
import { Id } from '../../chart/fields.ts'
import { joined } from '../../joined.ts'
import type { RouteName } from '../routes/index.ts'
import { access } from './access.ts'
import { caseload } from './caseload.ts'
import { charts } from './charts.ts'
import { drafts } from './drafts.ts'
import { imports } from './imports.ts'
import { people } from './people.ts'
import { releases } from './releases.ts'
import type { RouteSchemas } from './schema.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'

const STATED = joined(session, caseload, charts, drafts, imports, people, access, releases, settings)
type Stated = typeof STATED

/** What every route takes and answers, under its name in ROUTES. A route that states none is told here, and not at every use of them. */
export const SCHEMAS: {
  readonly [N in RouteName]: N extends keyof Stated ? Stated[N] : RouteSchemas
} = STATED satisfies Readonly<Partial<Record<RouteName, RouteSchemas>>>

/** The places of a path template, each an id. */
export const pathSchema = (path: string): z.core.$ZodType<Record<string, string>> =>
  z.strictObject(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, Id])))
