import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ROUTES, type Route } from '../../core/contract/index.ts'
import { openApi } from '../../core/contract/openapi.ts'
import { ROLES_FILE, rolesText } from '../../infra/openapi.ts'

test('the page of roles is that of the contract (run `npm run openapi` after a change)', () => {
  expect(readFileSync(ROLES_FILE, 'utf8'), 'docs/roles.md: run npm run openapi and read what changed').toBe(rolesText())
})

test('every route of the contract is in the printed API with its scope, and no other is', () => {
  const printed = openApi() as { paths: Record<string, Record<string, { security: unknown }>> }
  const inApi = Object.entries(printed.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const inContract = (Object.values(ROUTES) as Route[]).map((route) => `${route.method} ${route.path}`)
  expect(inApi.sort()).toEqual(inContract.sort())
  for (const methods of Object.values(printed.paths))
    for (const operation of Object.values(methods)) expect(operation.security).toEqual([{ oidc: ['cairn/api'] }])
})

test('the printed API can be written as JSON and read back the same', () => {
  expect(JSON.parse(JSON.stringify(openApi()))).toEqual(JSON.parse(JSON.stringify(openApi())))
  expect(JSON.stringify(openApi())).toContain('Idempotency-Key')
})
