/** Letter keys work only when no field has focus, and can be turned off for this visit (WCAG 2.1.4). */
class Keys {
  enabled = $state(true)
  helpOpen = $state(false)

  /** Whether a key press is a command and not typing. */
  takes(event: KeyboardEvent): boolean {
    if (!this.enabled || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false
    const target = event.target
    if (!(target instanceof HTMLElement)) return true
    return !target.closest(
      'input, select, textarea, [contenteditable], dialog, [role="application"], [role="radiogroup"]',
    )
  }
}

export const keys = new Keys()
