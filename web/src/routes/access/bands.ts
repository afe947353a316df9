/** Bands of whole days by their upper ends, as people read them: "0–7", "8–14", "over 14" for 7 and 14. */
export const bandNames = (ends: readonly number[]): readonly string[] => [
  ...ends.map((end, i) => `${i === 0 ? 0 : (ends[i - 1] ?? 0) + 1}–${end}`),
  `over ${ends.at(-1) ?? 0}`,
]
