/** Names that stand in two parts of a list; never where each stands in one alone. */
type Twice<Parts extends readonly PropertyKey[], Seen extends PropertyKey = never> = Parts extends readonly [
  infer One extends PropertyKey,
  ...infer Rest extends readonly PropertyKey[],
]
  ? (One & Seen) | Twice<Rest, Seen | One>
  : never

/** Asked of a list beside its type: that no name stands in two of its parts, where the later one would take the place of the other unseen. */
export type Apart<Parts extends readonly PropertyKey[], Taken extends PropertyKey = never> = [
  Twice<Parts, Taken>,
] extends [never]
  ? unknown
  : { readonly standsTwice: Twice<Parts, Taken> }

type All<Parts extends readonly object[]> = Parts extends readonly [infer One, ...infer Rest extends readonly object[]]
  ? One & All<Rest>
  : unknown
type Flat<T> = { readonly [Name in keyof T]: T[Name] }

/** What stands in some parts, in one. A name that two of them have does not compile. */
export const joined = <const Parts extends readonly object[]>(
  ...parts: Parts & Apart<{ readonly [Place in keyof Parts]: keyof Parts[Place] }>
): Flat<All<Parts>> => Object.assign({}, ...parts) as Flat<All<Parts>>
