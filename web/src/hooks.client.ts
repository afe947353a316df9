import { theme } from './lib/theme/theme.svelte.ts'
theme.start()
