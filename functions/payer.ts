import type { HttpAnswer, HttpEvent } from './runtime/http.ts'
import { payerEdge } from './edges/payer.ts'
import { once } from './wiring/environment.ts'
import { wirePayer } from './wiring/payer.ts'

const serve = once(() => payerEdge(wirePayer()))

export const handler = (event: HttpEvent): Promise<HttpAnswer> => serve()(event)
