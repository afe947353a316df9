import { apiEdge } from './runtime/api-edge.ts'
import type { HttpAnswer, HttpEvent } from './runtime/http.ts'
import { once, wireApi } from './runtime/wiring.ts'

const serve = once(() => apiEdge(wireApi()))

export const handler = (event: HttpEvent): Promise<HttpAnswer> => serve()(event)
