import { settingsEdge } from './edges/settings.ts'
import type { HttpAnswer, HttpEvent } from './runtime/http.ts'
import { once } from './wiring/environment.ts'
import { wireSettings } from './wiring/settings.ts'

const serve = once(() => settingsEdge(wireSettings()))

export const handler = (event: HttpEvent): Promise<HttpAnswer> => serve()(event)
