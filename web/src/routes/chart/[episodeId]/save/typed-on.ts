import type { SinceStored } from './sent.ts'

const TYPED_ON: { readonly [S in SinceStored]: string } = {
  'goes-on':
    'Saved as it was sent. What you typed since is not saved: it goes on as a correction once you leave this form or save again.',
  'left-out':
    'Saved as it was sent, and it stands in the chart. What you emptied or took out since is not saved: leave this form to go on with it.',
  'struck-out':
    'Struck out as it was sent, and that is final. What you typed since can be stored nowhere: record it anew if it should stand.',
}
/** What is said of a form whose content is stored while somebody types on in it. */
export const typedOnWords = (since: SinceStored): string => TYPED_ON[since]
