/** Words of an instrument's form in one language. Where copyright does not allow a wording, items are named and not copied. */
export interface Wording<Id extends string = string> {
  /** Whose words these are. */
  readonly of: Id
  readonly recall: string
  readonly stem: string
  /** In the order of the items. */
  readonly items: readonly string[]
  /** The words beside an answer, by its points. */
  readonly options: Readonly<Record<number, string>>
  /** By number of the item, where its answers have words of their own. */
  readonly itemOptions?: Readonly<Record<number, Readonly<Record<number, string>>>>
}

/** The words of one answer to an item, counted from 1. */
export const optionWords = ({ options, itemOptions }: Wording, item: number, value: number): string =>
  itemOptions?.[item]?.[value] ?? options[value] ?? ''
