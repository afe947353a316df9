import { apiEdge } from './edges/api.ts'
import type { HttpAnswer, HttpEvent } from './runtime/http.ts'
import { wireApi } from './wiring/api.ts'
import { once } from './wiring/environment.ts'

const serve = once(() => apiEdge(wireApi()))

export const handler = (event: HttpEvent): Promise<HttpAnswer> => serve()(event)
