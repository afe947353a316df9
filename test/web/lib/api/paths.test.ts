import { describe, expect, it } from 'vitest'
import { pathOf } from '../../../../web/src/lib/api/paths.ts'

describe('a path of the browser', () => {
  it('escapes what it fills in, so that an id cannot leave its place', () => {
    expect(pathOf('/api/episodes/{episodeId}', { episodeId: '../x?y' })).toBe('/api/episodes/..%2Fx%3Fy')
  })
  it('leaves out a query that is not set', () => {
    expect(pathOf('/api/population/access', {}, { clinics: 'a,b', from: undefined })).toBe(
      '/api/population/access?clinics=a%2Cb',
    )
    expect(pathOf('/api/session')).toBe('/api/session')
  })
})
