import type { HttpAnswer, HttpEvent } from './runtime/http.ts'
import { payerEdge } from './edges/payer.ts'
import { once, wirePayer } from './runtime/wiring.ts'

const serve = once(() => payerEdge(wirePayer()))

export const handler = (event: HttpEvent): Promise<HttpAnswer> => serve()(event)
