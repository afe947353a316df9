/** Characters of what is kept of somebody's typing about one chart: an item of the store holds 400 KB. Data, which the browser takes without the schemas. */
export const MOST_OF_DRAFT = 90_000
/** So many revisions a save names that it may take the place of. */
export const MOST_REPLACED = 20
