// A static single-page site: pages are drawn in the browser only, from data the API allows.
export const ssr = false
export const prerender = false
