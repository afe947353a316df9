import { theme } from './lib/theme/theme.svelte.ts'

// The router cannot read an address with a broken %-sequence, and would leave an empty page: read as it was written, it is no page or no
// clinic, which is said.
try {
  decodeURI(location.pathname)
} catch {
  history.replaceState(history.state, '', location.pathname.replaceAll('%', '%25') + location.search + location.hash)
}
theme.start()
