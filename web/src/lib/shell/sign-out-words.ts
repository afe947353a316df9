/** Where something is typed that no save has taken. */
export interface Unsaved {
  readonly here: boolean
  readonly elsewhere: boolean
}

/** What is asked before signing out, which ends the sign-in in every tab (laws W5); null where nothing would be lost. */
export function signOutQuestion({
  here,
  elsewhere,
}: Unsaved): { readonly title: string; readonly text: string } | null {
  if (!here && !elsewhere) return null
  const where = here && elsewhere ? ', here and in another tab' : ''
  return {
    title: here ? `What you typed is not saved${where}` : 'Something typed in another tab is not saved',
    text: `It is kept in its page alone, and signing out leaves nothing behind${elsewhere ? ' in any tab' : ''}: save it first, or lose it. What is on its way to be saved may be stored all the same.`,
  }
}
