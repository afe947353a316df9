/** All texts of some words in brackets, those too that follow from what is said; what is no text stays. */
export function bracketed<Words>(words: Words): Words {
  if (typeof words === 'string') return `[${words}]` as Words
  if (typeof words === 'function') return ((...said: unknown[]) => bracketed(words(...said))) as Words
  if (Array.isArray(words)) return words.map(bracketed) as Words
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, bracketed(word)])) as Words
}
