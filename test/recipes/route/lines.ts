import type { Recipe } from '../../support/recipes/recipe.ts'

export const recipe: Recipe = {
  says: 'A route',
  lines: [
    {
      file: 'core/contract/routes/caseload.ts',
      after: 'export const caseload = {',
      put: `
  caseloadCount: {
    method: 'GET',
    path: '/api/clinics/{clinicId}/caseload/count',
    edge: 'api',
    roles: ['care-manager', 'consultant'],
    boundary: 'path',
    audit: 'caseload.count',
  },`,
    },
    {
      file: 'core/contract/schemas/caseload.ts',
      after: 'export const caseload = {',
      put: `
  caseloadCount: reads(z.strictObject({ open: z.int() }), {
    summary: 'How many rows the caseload of a clinic has',
    failures: ['not-found'],
  }),`,
    },
    {
      file: 'functions/edges/api.ts',
      after: `import { caseload } from '../actions/caseload.ts'`,
      put: `\nimport { caseloadCount } from '../actions/caseload-count.ts'`,
    },
    {
      file: 'functions/edges/api.ts',
      after: 'caseload: (call) => caseload(deps, call),',
      put: '\n    caseloadCount: (call) => caseloadCount(deps, call),',
    },
    {
      file: 'docs/roles.md',
      after: '| `GET /api/session` | yes | yes | yes | yes |',
      put: '\n| `GET /api/clinics/{clinicId}/caseload/count` | yes | yes |  |  |',
    },
    {
      file: 'test/functions/support/matrix.json',
      after: '"expected": {',
      put: '\n    "caseloadCount": [200, 200, 403, 403, 403, 403, 200],',
    },
    {
      file: 'test/functions/role-matrix.test.ts',
      after: `  switch (route) {`,
      put: `
    case 'caseloadCount':
      return { path: '/api/clinics/alder/caseload/count' }`,
    },
  ],
  tests: ['test/functions/role-matrix.test.ts', 'test/infra/openapi.test.ts'],
}
