/** Whether the search for a person is open. It opens from any page, and holds nothing. */
class Finding {
  isOpen = $state(false)
}
export const finding = new Finding()
