import type { KeptReferral } from './kept-referral.svelte.ts'

/** Whether what is typed is kept where another page, or this one after a reload, finds it. */
export function keptWords({
  offer,
  isTooLong,
  isKept,
  trouble,
}: Pick<KeptReferral, 'offer' | 'isTooLong' | 'isKept' | 'trouble'>): string {
  if (offer) return 'Kept on this page alone, until you decide about what was typed before.'
  if (isTooLong) return 'Kept on this page alone: it is too long to be kept elsewhere.'
  if (isKept) return 'Kept for you until it is sent, for seven days.'
  return trouble ? 'Kept on this page alone: it could not be kept elsewhere yet.' : 'Keeping it …'
}
