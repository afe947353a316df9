import { apiEdge } from './edges/api.ts'
import type { HttpAnswer, HttpEvent } from './runtime/http.ts'
import { once, wireApi } from './runtime/wiring.ts'

const serve = once(() => apiEdge(wireApi()))

export const handler = (event: HttpEvent): Promise<HttpAnswer> => serve()(event)
