import { theme } from './lib/session/theme.svelte.ts'
theme.start()
