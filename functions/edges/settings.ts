import { chooseSettings } from '../actions/choose-settings.ts'
import { settings, type PreviewDeps } from '../actions/settings.ts'
import { edge, type EdgeDeps, type HttpHandler } from '../runtime/edge.ts'

/** The routes of a clinic's settings: they read its list, open no chart and write nothing of one. */
export const settingsEdge = ({ charts, ...deps }: Omit<EdgeDeps, 'charts'> & PreviewDeps): HttpHandler =>
  edge('settings', deps, {
    settings: (call) => settings({ ...deps, charts }, call),
    chooseSettings: (call) => chooseSettings(deps, call),
  })
